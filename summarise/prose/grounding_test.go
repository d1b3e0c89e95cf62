package prose

import (
	"cmp"
	"slices"
	"testing"

	"verbatim/summarise/datatest"
)

// An answer is one row of grounding-dev: what a model wrote of a source, with its sentences
// marked by people. Offsets count code points.
type answer struct {
	ID, Corpus, Doc, Question, Source, Response string
	Units                                       []struct {
		S, E int
		Y    *int // 1 unsupported, 0 supported, null only mildly so
		B    int  // 1 if anything in it was marked
	}
}

// A tally counts sentences over a corpus.
type tally struct {
	flagged, marked   int // flagged sentences, and those of them with any mark
	wrong, caught     int // seriously unsupported sentences, and those flagged
	clean, falseAlarm int // sentences without any mark, and those flagged
	byDoc             map[string][2]int
}

func (c *tally) add(doc string, flagged bool, y *int, b int) {
	if c.byDoc == nil {
		c.byDoc = map[string][2]int{}
	}
	if y != nil && *y == 1 {
		c.wrong++
	}
	if b == 0 {
		c.clean++
	}
	if !flagged {
		return
	}
	c.flagged++
	d := c.byDoc[doc]
	d[1]++
	if b == 1 {
		c.marked++
		d[0]++
	} else {
		c.falseAlarm++
	}
	c.byDoc[doc] = d
	if y != nil && *y == 1 {
		c.caught++
	}
}

func (c *tally) precision() float64 { return float64(c.marked) / float64(max(1, c.flagged)) }
func (c *tally) recall() float64    { return float64(c.caught) / float64(max(1, c.wrong)) }
func (c *tally) falseRate() float64 { return float64(c.falseAlarm) / float64(max(1, c.clean)) }
func (c *tally) docPrecision() float64 {
	sum := 0.0
	for _, d := range c.byDoc {
		sum += float64(d[0]) / float64(d[1])
	}
	return sum / float64(max(1, len(c.byDoc)))
}

// A judged sentence is one with its score and flags.
type judged struct {
	answer  *answer
	text    string
	lexicon *Lexicon
	missing [3][]Span // numbers, names, quotations
	score   float64
	y       *int
	b       int
}

// judgeAll holds every sentence of a corpus against its source.
func judgeAll(t testing.TB, file string, do func(judged)) {
	t.Helper()
	lexicons := map[string]*Lexicon{}
	for _, a := range datatest.Lines[answer](t, datatest.File(t, "grounding-dev", file)) {
		l := lexicons[a.Doc]
		if l == nil {
			var units []string
			for _, s := range Sentences(a.Source, "en") {
				units = append(units, s.In(a.Source))
			}
			l = NewLexicon(units, "en")
			lexicons[a.Doc] = l
		}
		with := l.With(a.Question)
		offset := make([]int, 0, len(a.Response)+1)
		for i := range a.Response {
			offset = append(offset, i)
		}
		offset = append(offset, len(a.Response))
		missing := [3][]Span{with.MissingNumbers(a.Response, "en", nil), with.MissingNames(a.Response, "en"), with.MissingQuotations(a.Response)}
		for _, u := range a.Units {
			j := judged{answer: &a, text: a.Response[offset[u.S]:offset[u.E]], y: u.Y, b: u.B, lexicon: with}
			for rule := range missing {
				for _, s := range missing[rule] {
					if s.Start < offset[u.E] && s.End > offset[u.S] {
						j.missing[rule] = append(j.missing[rule], s)
					}
				}
			}
			j.score, _ = with.Score(j.text)
			do(j)
		}
	}
}

// areaUnder returns the AUROC of scores: the chance that a wrong sentence scores higher than a
// right one.
func areaUnder(scores []float64, wrong []bool) float64 {
	order := make([]int, len(scores))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(scores[a], scores[b]) })
	var sum, positives float64
	for i := 0; i < len(order); {
		j := i
		for j < len(order) && scores[order[j]] == scores[order[i]] {
			j++
		}
		for _, o := range order[i:j] {
			if wrong[o] {
				sum += float64(i+j+1) / 2
				positives++
			}
		}
		i = j
	}
	negatives := float64(len(order)) - positives
	return (sum - positives*(positives+1)/2) / (positives * negatives)
}

func TestGroundingRAGTruth(t *testing.T) {
	t.Parallel()
	var all tally
	var by [3]tally
	var scores []float64
	var wrong []bool
	var low, lowAndWrong float64
	judgeAll(t, "ground-ragtruth_qa-dev.jsonl.gz", func(j judged) {
		any := false
		for i := range j.missing {
			by[i].add(j.answer.Doc, len(j.missing[i]) > 0, j.y, j.b)
			any = any || len(j.missing[i]) > 0
		}
		all.add(j.answer.Doc, any, j.y, j.b)
		if j.y != nil {
			scores = append(scores, j.score)
			wrong = append(wrong, *j.y == 1)
		}
		if j.score < BorneOut {
			low++
			if j.y != nil && *j.y == 1 {
				lowAndWrong++
			}
		}
	})
	report(t, "RAGTruth QA dev", &all, &by)
	area := areaUnder(scores, wrong)
	t.Logf("AUROC %.4f", area)
	atLeast(t, "P(b)", all.precision(), .72)
	atLeast(t, "R", all.recall(), .175)
	atLeast(t, "1 - FPR", 1-all.falseRate(), .991)
	atLeast(t, "AUROC", area, .85)
	t.Logf("under BorneOut: %.1f %% of the sentences, of which %.1f %% are wrong", 100*low/float64(len(scores)), 100*lowAndWrong/low)
	atLeast(t, "right under BorneOut", 1-lowAndWrong/low, .965)
}

func TestGroundingSummEdits(t *testing.T) {
	t.Parallel()
	var total tally
	var by [3]tally
	for _, part := range []string{"news", "sales_call", "sales_email", "qmsumm", "scitldr"} {
		var all tally
		judgeAll(t, "ground-summedits_"+part+"-dev.jsonl.gz", func(j judged) {
			any := false
			for i := range j.missing {
				by[i].add(j.answer.Doc, len(j.missing[i]) > 0, j.y, j.b)
				any = any || len(j.missing[i]) > 0
			}
			all.add(j.answer.Doc, any, j.y, j.b)
			total.add(j.answer.Doc, any, j.y, j.b)
		})
		t.Logf("SummEdits %s: flags %d P(b) %.3f R %.3f FPR %.4f", part, all.flagged, all.precision(), all.recall(), all.falseRate())
	}
	report(t, "SummEdits dev", &total, &by)
	atLeast(t, "P(b)", total.precision(), .91)
	atLeast(t, "Pdoc", total.docPrecision(), .965)
	atLeast(t, "R", total.recall(), .18)
}

func atLeast(t *testing.T, name string, got, want float64) {
	t.Helper()
	if got < want {
		t.Errorf("%s is %.4f, want at least %.4f", name, got, want)
	}
}

func report(t *testing.T, name string, all *tally, by *[3]tally) {
	t.Logf("%s: flags %d, P(b) %.3f, Pdoc %.3f, R %.3f, FPR %.4f", name, all.flagged, all.precision(), all.docPrecision(), all.recall(), all.falseRate())
	for i, rule := range []string{"numbers", "names", "quotations"} {
		t.Logf("  %s: flags %d, P(b) %.3f, R %.3f", rule, by[i].flagged, by[i].precision(), by[i].recall())
	}
}
