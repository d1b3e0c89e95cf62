package quotation

import (
	"slices"
	"strings"
)

type gender int8

const (
	unknown gender = 0
	male    gender = 1
	female  gender = 2
	anyone  gender = male | female // a given name that goes either way
)

// fits reports whether somebody of gender g may be meant by a pronoun of gender p.
func (g gender) fits(p gender) bool { return g == unknown || g == anyone || g == p }

type sort int8

const (
	unsorted sort = iota
	person
	institution // an organisation or a place
)

// A bearer is whoever or whatever bears a name in the article, under all the forms it uses.
type bearer struct {
	full   string   // the fullest form, as the article spells it, without titles
	parts  []string // its words, folded
	sort   sort
	gender gender
	seen   int      // how often it is named
	roles  []string // the words for what the bearer is: governor, spokeswoman
	passer bool     // somebody without a name: a reporter
}

// maxBearers bounds how many bearers of one surname, or one given name, are told apart.
const maxBearers = 32

// add makes a bearer of a mention, or adds to the one it names.
func (n *names) add(toks []token, m mention) *bearer {
	full := display(toks[m.from:m.to])
	key := fold(full)
	b := n.byFull[key]
	if b == nil {
		b = &bearer{full: full, parts: strings.Fields(key)}
		n.byFull[key] = b
		if len(b.parts) == 0 {
			return b
		}
		b.sort, b.gender = n.sortOf(toks, m)
		if len(b.parts) > 1 {
			file(n.byLast, n.surname(b.parts), b)
			file(n.byFirst, b.parts[0], b)
		}
	}
	n.note(b, m)
	return b
}

func file(index map[string][]*bearer, key string, b *bearer) {
	if len(index[key]) < maxBearers {
		index[key] = append(index[key], b)
	}
}

// surname is the last word of a name that is no suffix.
func (n *names) surname(parts []string) string {
	for i := len(parts) - 1; i > 0; i-- {
		if !n.lex.has(suffix, parts[i]) {
			return parts[i]
		}
	}
	return parts[0]
}

// note takes what a mention says of its bearer.
func (n *names) note(b *bearer, m mention) {
	b.seen++
	if m.titled && b.sort != institution {
		b.sort = person
	}
	if m.gender != unknown {
		b.gender = m.gender
	}
	if m.role != "" && !slices.Contains(b.roles, m.role) {
		b.roles = append(b.roles, m.role)
		if other, taken := n.byRole[m.role]; taken && other != b {
			n.byRole[m.role] = nil
		} else {
			n.byRole[m.role] = b
		}
	}
}

// sortOf judges a name by its words.
func (n *names) sortOf(toks []token, m mention) (sort, gender) {
	given := n.lex.genderOf(toks[m.from].text)
	if m.to-m.from > 1 && given != unknown && !toks[m.to-1].is(organisation) {
		return person, given
	}
	formal := m.titled && m.from > 0 && toks[m.from-1].upper // Mr. Park, but "the network Fox"
	for _, t := range toks[m.from:m.to] {
		if t.is(organisation|placeWord) && !(formal && m.to-m.from == 1) || !t.upper {
			if t.upper || t.low == "of" || t.low == "for" {
				return institution, unknown
			}
		}
	}
	if m.titled {
		return person, m.gender
	}
	if given != unknown {
		return person, given
	}
	if t := toks[m.from].text; m.to-m.from == 1 && len(t) < 6 && len(t) > 1 && strings.ToUpper(t) == t {
		return institution, unknown // UNHCR, WIRED
	}
	return unsorted, unknown
}

// display writes a name as the article does.
func display(toks []token) string {
	var b strings.Builder
	for i, t := range toks {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

// resolve finds who bears the name that the mention uses; a name not seen before makes a new bearer.
func (n *names) resolve(toks []token, m mention) *bearer {
	parts := strings.Fields(fold(display(toks[m.from:m.to])))
	if len(parts) == 0 {
		return nil
	}
	if b := n.fullest(parts, m.gender); b != nil {
		n.note(b, m)
		return b
	}
	return n.add(toks, m)
}

// fullest finds the bearer of the fullest name that a shorter form may stand for, nil if there is none.
func (n *names) fullest(parts []string, g gender) *bearer {
	last := n.surname(parts)
	var best *bearer
	consider := func(b *bearer, ok bool) {
		if ok && (b.gender == unknown || g == unknown || b.gender == g) && (best == nil || better(b, best)) {
			best = b
		}
	}
	for _, b := range n.byLast[last] {
		consider(b, sameName(parts, b.parts) && (len(parts) > 1 || b.sort != institution))
	}
	if best == nil && len(parts) == 1 {
		for _, b := range n.byFirst[parts[0]] {
			consider(b, b.sort != institution)
		}
	}
	if best == nil {
		best = n.byFull[strings.Join(parts, " ")]
	}
	return best
}

// nominal is the bearer for a person without a name: a spokesman for the company, later the spokesman.
// What begins with "the" is nobody new, since it mostly stands for somebody with a name; then it is nil.
func (n *names) nominal(name string, first, head token) *bearer {
	switch first.low {
	case "a", "an", "one", "another":
	default:
		if b := n.people[head.low]; b != nil {
			return b
		}
		return n.byRole[head.low]
	}
	if b := n.people[name]; b != nil {
		return b
	}
	b := &bearer{full: name, parts: strings.Fields(fold(name)), sort: person, passer: true}
	switch {
	case head.is(maleRole):
		b.gender = male
	case head.is(femaleRole):
		b.gender = female
	}
	n.people[name], n.people[head.low] = b, b
	return b
}

// better prefers a person, then the name used more often, then the longer one.
func better(a, b *bearer) bool {
	switch {
	case (a.sort == person) != (b.sort == person):
		return a.sort == person
	case len(a.parts) != len(b.parts) && sameName(a.parts, b.parts):
		return len(a.parts) > len(b.parts)
	}
	return a.seen > b.seen
}

// vote lets a pronoun behind a name of unknown gender tell the gender.
func (n *names) vote(b *bearer, rest []token) {
	if b == nil || b.gender != unknown || b.sort == institution {
		return
	}
	if len(rest) > 1 && rest[0].isSign(",") && rest[1].is(hisWord|herWord) { // Ann Lee, his deputy
		return
	}
	for _, t := range rest[:min(len(rest), 25)] {
		switch {
		case n.nameable(t):
			return
		case t.is(heWord | hisWord):
			b.gender = male
			return
		case t.is(sheWord | herWord):
			b.gender = female
			return
		}
	}
}

// capitals turns KOVACS into Kovacs.
func capitals(s string) string {
	if len(s) < 3 || strings.ToUpper(s) != s {
		return s
	}
	r := []rune(strings.ToLower(s))
	up := []rune(s)
	for i := range r {
		if i == 0 || r[i-1] == ' ' || r[i-1] == '-' {
			r[i] = up[i]
		}
	}
	return string(r)
}
