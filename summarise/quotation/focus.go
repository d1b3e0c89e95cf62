package quotation

// A salient is somebody whom a pronoun may mean: named in a sentence, the more so as its subject or as a speaker.
type salient struct {
	who      *bearer
	sentence int // counted through the article
	at       int // token
	weight   int
}

const (
	asSubject = 6
	asSpeaker = 6
	asMention = 2
	asObject  = 1  // of a preposition: to Hannity
	memory    = 12 // sentences that a pronoun reaches back
)

// A focus keeps who was spoken of lately.
type focus struct {
	recent   []salient
	sentence int
	groups   []group // the last subjects that are no persons, for "they" and "it"
}

func (f *focus) add(who *bearer, at, weight int) {
	if who == nil {
		return
	}
	for i := len(f.recent) - 1; i >= 0 && f.recent[i].sentence == f.sentence; i-- {
		if f.recent[i].who == who {
			f.recent[i].weight = max(f.recent[i].weight, weight)
			return
		}
	}
	if len(f.recent) >= 256 {
		f.recent = append(f.recent[:0], f.recent[128:]...)
	}
	f.recent = append(f.recent, salient{who, f.sentence, at, weight})
}

// person finds whom "he" or "she" means at a token of the current sentence. sure is false if another
// candidate comes close.
func (f *focus) person(g gender, at int) (who *bearer, sure bool) {
	best, second := -100, -100
	for i := len(f.recent) - 1; i >= 0; i-- {
		s := f.recent[i]
		back := f.sentence - s.sentence
		if back > memory {
			break
		}
		if back == 0 && (s.at >= at || s.weight == asObject) || s.who.sort == institution || !s.who.gender.fits(g) {
			continue
		}
		score := s.weight - 2*back
		if s.who.gender == g {
			score += 2
		}
		if s.who.passer { // more is said of those with a name
			score -= 2
		}
		if s.who.sort != person {
			if len(s.who.parts) < 2 && s.weight < asSubject {
				continue
			}
			score -= 2
			if len(s.who.parts) < 2 {
				score -= 2
			}
		}
		switch {
		case who == s.who:
			best = max(best, score)
		case score > best:
			second, best, who = best, score, s.who
		case score > second:
			second = score
		}
	}
	if who == nil {
		return nil, false
	}
	sure = best-second >= 2 && (who.sort == person || len(who.parts) > 1)
	if sure && who.gender == unknown {
		who.gender = g
	}
	return who, sure
}

// A group is an institution, some people or a thing that was a sentence's subject or speaker.
type group struct {
	name     string
	who      *bearer // nil if it has no name
	plural   bool
	sentence int
}

func (f *focus) addGroup(g group) {
	g.sentence = f.sentence
	if len(f.groups) >= 8 {
		f.groups = append(f.groups[:0], f.groups[4:]...)
	}
	f.groups = append(f.groups, g)
}

// groupOf finds what "it", or "they", means.
func (f *focus) groupOf(plural bool) (group, bool) {
	for i := len(f.groups) - 1; i >= 0; i-- {
		g := f.groups[i]
		if f.sentence-g.sentence > 4 {
			break
		}
		if g.plural == plural || g.who != nil {
			return g, true
		}
	}
	return group{}, false
}
