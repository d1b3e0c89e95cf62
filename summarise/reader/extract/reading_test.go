package extract

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSegmentFindsTheGreatestSum(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		points := make([]float64, rnd.IntN(9))
		for i := range points {
			points[i] = math.Round(rnd.NormFloat64()*6) / 2
		}
		best := math.Inf(-1)
		for choice := range 1 << len(points) {
			in := make([]bool, len(points))
			for i := range in {
				in[i] = choice>>i&1 == 1
			}
			best = max(best, worth(points, in))
		}
		if got := segment(points); worth(points, got) != best {
			t.Fatalf("segment(%v) = %v is worth %v, the best is worth %v", points, got, worth(points, got), best)
		}
	}
}

// worth is the sum of the points inside less the cost of the cuts.
func worth(points []float64, in []bool) float64 {
	sum, inside := 0.0, false
	for i, p := range points {
		if in[i] != inside {
			sum -= switchCost
			inside = in[i]
		}
		if inside {
			sum += p
		}
	}
	if inside {
		sum -= switchCost
	}
	return sum
}

func TestAlignFindsEqualLinesInOrder(t *testing.T) {
	t.Parallel()
	lines := func(texts ...string) (all []line) {
		for _, s := range texts {
			all = append(all, line{text: s})
		}
		return all
	}
	for _, c := range []struct {
		name          string
		page, library []line
		want          []bool
	}{
		{"nothing kept", lines("a", "b"), nil, []bool{false, false}},
		{"a line the page lacks", lines("a"), lines("x", "a"), []bool{true}},
		{"the equal line after the last one", lines("menu", "a", "menu", "b"), lines("a", "menu", "b"), []bool{false, true, true, true}},
		{"out of order all the same", lines("a", "b"), lines("b", "a"), []bool{true, true}},
	} {
		if got := align(c.page, c.library); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestHomeIsWhereTheProseStands(t *testing.T) {
	t.Parallel()
	const prose = "The mill grinds eleven tonnes of flour a year, and the county has paid for half of its repair."
	for _, c := range []struct{ name, page, want string }{
		{"the smallest block with most prose", "<body><div id=a><div id=b><p>" + prose + "</p><p>" + prose + "</p></div><p>" + prose + "</p></div></body>", "b"},
		{"one long paragraph is no home", "<body><div id=a><p id=b>" + prose + prose + prose + "</p><p>" + prose + "</p></div></body>", "a"},
		{"comments do not count", "<body><div id=a><p>" + prose + "</p><p>" + prose + "</p></div><ol class=comments id=c><li>" + prose + "</li><li>" + prose + "</li><li>" + prose + "</li></ol></body>", "a"},
		{"unless nothing else is there", "<body><div class=comments id=c><p>" + prose + "</p><p>" + prose + "</p></div></body>", "c"},
	} {
		doc, err := parse(c.page)
		if err != nil {
			t.Fatal(err)
		}
		if got := attr(newReading(linesOf(doc), nil, "").home.node, "id"); got != c.want {
			t.Errorf("%s: home is %q, want %q", c.name, got, c.want)
		}
	}
}

func TestFurnitureIsWholeLines(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"Advertisement", "READ MORE »", "Read more: How to visit the mill", "By Ida Marsh and Tom Bell", "Updated 3 May 2026, 10:41", "5 min read",
		"Photograph: P. Hale", "(AP Photo/Getty Images)", "Sign up for our weekly newsletter", "© 2026 The Courier", "12 comments", "Skip to content",
	} {
		if !isFurniture(s) {
			t.Errorf("%q is not taken for furniture", s)
		}
	}
	for _, s := range []string{
		"By the time the tide turned, the wheel had stopped.", "By Tuesday it was over.", "Advertisement was his trade.", "Updated rules apply from 2027 on, the ministry said on Monday evening, to every mill.",
		"Related work has been done in Osmund.", "Share prices fell by 3 percent.", "Comments like these, he said, hurt.", "Home is where the mill is", "Photography was invented later.",
		"She subscribed to the newsletter of the mill.",
	} {
		if isFurniture(s) {
			t.Errorf("%q is taken for furniture", s)
		}
	}
}
