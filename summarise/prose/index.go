package prose

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// The constants of BM25 and of what is added to it, chosen on the development halves of SQuAD 2
// (whole articles of ~230 sentences) and XQuAD (short ones in 12 languages), from
// about thirty settings tried there; most neighbours differ by under a point of first hits.
// relatedWeight is one guess that helped (Greek, which has no stemmer here: 68 to 72 first hits).
const (
	bm25K1          = 1.2
	bm25B           = 0.6
	coverageWeight  = 0.8  // of the share of the query's weight that a unit holds, beside its BM25
	neighbourWeight = 0.2  // of the score of the units on both sides
	relatedWeight   = 0.7  // of a word's relative, where the units do not have the word
	numberWeight    = 0.25 // of a number in the unit, where the question asks for one
)

// maxQueryTerms bounds the distinct terms of a query; the rest is left out.
const maxQueryTerms = 256

// An Index finds among units of text (sentences, as a rule) those that a query is about. Weights
// are taken within the units: a word of every sentence says nothing. It is made once and is safe
// for concurrent use.
type Index struct {
	analyser analyser
	terms    map[string]int32
	idf      []float64
	first    []int32 // of a term's postings; one more than there are terms
	postings []posting
	length   []float64 // of the units: terms, over their mean
	numbers  []bool    // whether a unit holds a number
	sorted   []string  // the terms in order, for related
}

// A posting says that a term stands count times in a unit.
type posting struct {
	unit, count int32
}

// A Hit is a unit that a query found. Scores compare within one search only.
type Hit struct {
	Unit  int
	Score float64
}

// NewIndex prepares units, in reading order, for searching. lang is their language.
func NewIndex(units []string, lang string) *Index {
	ix := &Index{analyser: newAnalyser(lang), terms: map[string]int32{}, length: make([]float64, len(units)), numbers: make([]bool, len(units))}
	words := map[string]int32{} // as written → term, noTerm for a stop word
	type entry struct{ term, unit, count int32 }
	var entries []entry
	var last []int32 // by term: the entry of its latest unit, plus one
	total := 0.0
	for u, text := range units {
		ix.analyser.pieces(text, func(raw string) {
			id, seen := words[raw]
			if !seen {
				id = ix.intern(ix.analyser.term(raw))
				words[raw] = id
			}
			if id == noTerm {
				return
			}
			if int(id) >= len(last) {
				last = append(last, make([]int32, int(id)+1-len(last))...)
			}
			ix.length[u]++
			if e := last[id]; e > 0 && entries[e-1].unit == int32(u) {
				entries[e-1].count++
				return
			}
			entries = append(entries, entry{id, int32(u), 1})
			last[id] = int32(len(entries))
		})
		total += ix.length[u]
		numbers(text, lang, func(number) { ix.numbers[u] = true })
	}
	ix.first = make([]int32, len(ix.terms)+1)
	for _, e := range entries {
		ix.first[e.term+1]++
	}
	ix.idf = make([]float64, len(ix.terms))
	n := float64(len(units))
	for t := range ix.idf {
		df := float64(ix.first[t+1])
		ix.idf[t] = math.Log(1 + (n-df+0.5)/(df+0.5))
		ix.first[t+1] += ix.first[t]
	}
	ix.postings = make([]posting, len(entries))
	ix.sorted = slices.Sorted(maps.Keys(ix.terms))
	at := slices.Clone(ix.first)
	for _, e := range entries {
		ix.postings[at[e.term]] = posting{e.unit, e.count}
		at[e.term]++
	}
	if total > 0 {
		for u := range ix.length {
			ix.length[u] *= n / total
		}
	}
	return ix
}

func (ix *Index) intern(term string) int32 {
	if term == "" {
		return noTerm
	}
	id, ok := ix.terms[term]
	if !ok {
		id = int32(len(ix.terms))
		ix.terms[term] = id
	}
	return id
}

// A queryTerm is a term of a query: its number, noTerm if no unit has it, and its weight.
type queryTerm struct {
	id  int32
	idf float64
}

// unknown is the weight of a term that no unit has: more than that of any it has.
func (ix *Index) unknown() float64 { return math.Log(1 + (float64(len(ix.length))+0.5)/0.5) }

// query returns the distinct terms of text and their total weight.
func (ix *Index) query(text string) (terms []queryTerm, mass float64) {
	seen := map[string]bool{}
	ix.analyser.pieces(text, func(raw string) {
		if len(seen) >= maxQueryTerms {
			return
		}
		term := ix.analyser.term(raw)
		if term == "" || seen[term] {
			return
		}
		seen[term] = true
		q := queryTerm{noTerm, ix.unknown()}
		if id, ok := ix.terms[term]; ok {
			q = queryTerm{id, ix.idf[id]}
		} else if id := ix.related(term); id != noTerm {
			q = queryTerm{id, relatedWeight * ix.idf[id]}
		}
		terms = append(terms, q)
		mass += q.idf
	})
	return terms, mass
}

func (ix *Index) of(term int32) []posting {
	return ix.postings[ix.first[term]:ix.first[term+1]]
}

// Search returns the k units that query is most about, best first, fewer if fewer have a word of
// it. A unit's score is its BM25, the share of the query's weight it holds, a fifth of its
// neighbours' scores, since an answer often stands next to the words of its question, and something
// for a number if the question asks how many or when.
func (ix *Index) Search(query string, k int) []Hit {
	terms, mass := ix.query(query)
	if mass == 0 || k <= 0 {
		return nil
	}
	wantsNumber := asksNumber(query)
	own := make([]float64, len(ix.length))
	for _, q := range terms {
		if q.id == noTerm {
			continue
		}
		for _, p := range ix.of(q.id) {
			tf := float64(p.count)
			norm := bm25K1 * (1 - bm25B + bm25B*ix.length[p.unit])
			own[p.unit] += q.idf * (tf*(bm25K1+1)/(tf+norm) + coverageWeight)
		}
	}
	hits := make([]Hit, 0, 64)
	for u, score := range own {
		if u > 0 {
			score += neighbourWeight * own[u-1]
		}
		if u+1 < len(own) {
			score += neighbourWeight * own[u+1]
		}
		if score > 0 && wantsNumber && ix.numbers[u] {
			score += numberWeight * mass
		}
		if score > 0 {
			hits = append(hits, Hit{u, score / mass})
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Unit, b.Unit))
	})
	return hits[:min(k, len(hits))]
}

// Coverage returns which share of the query's weight stands in unit or in the units next to it, 0
// to 1. Where it is under [CoverageFloor] for the best unit, the article does not answer the question.
func (ix *Index) Coverage(query string, unit int) float64 {
	terms, mass := ix.query(query)
	if mass == 0 {
		return 0
	}
	held := 0.0
	for _, q := range terms {
		if q.id == noTerm {
			continue
		}
		if ix.holds(unit-1, q.id) || ix.holds(unit, q.id) || ix.holds(unit+1, q.id) {
			held += q.idf
		}
	}
	return held / mass
}

// holds reports whether unit has term.
func (ix *Index) holds(unit int, term int32) bool {
	_, found := slices.BinarySearchFunc(ix.of(term), int32(unit), func(p posting, u int32) int { return cmp.Compare(p.unit, u) })
	return found
}

// related returns the term of the units that shares the longest beginning with term, at least four
// letters and two thirds of the longer of both; noTerm if there is none. It stands in for the
// stemmer that a language lacks, and for a slip at a word's end.
func (ix *Index) related(term string) int32 {
	if len(term) < minShared || isDigit(rune(term[0])) {
		return noTerm
	}
	at, _ := slices.BinarySearch(ix.sorted, term)
	best, bestShared := int32(noTerm), 0
	for _, i := range []int{at - 1, at} {
		if i < 0 || i >= len(ix.sorted) {
			continue
		}
		other := ix.sorted[i]
		shared, runes := 0, 0
		for shared < len(term) && shared < len(other) {
			r, size := decode(term, shared)
			if o, _ := decode(other, shared); o != r {
				break
			}
			shared += size
			runes++
		}
		if runes >= minShared && 3*shared >= 2*max(len(term), len(other)) && shared > bestShared {
			best, bestShared = ix.terms[other], shared
		}
	}
	return best
}

const minShared = 4
