package render

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"verbatim/summarise"
)

// Check shows how far an article bears a statement out, sentence by sentence. It says what was
// checked, never that something is true or false.
func Check(a *summarise.Article, text string, checked []summarise.Checked) []*discordgo.MessageSend {
	items := make([]string, 0, len(checked)+1)
	for _, c := range checked {
		v := wordingOf(c.Verdict)
		lines := []string{v.head + " " + plain(text[c.Start:c.End])}
		for _, reason := range c.Reasons {
			lines = append(lines, "-# "+clip(plain(reason), maxEvidence))
		}
		switch {
		case v.checked == "":
		case len(c.Support) > 0:
			lines = append(lines, "-# "+v.checked+v.place, borneOut(a, c.Support[0]))
		default:
			lines = append(lines, "-# "+v.checked)
		}
		items = append(items, strings.Join(lines, "\n"))
	}
	if len(items) == 0 {
		items = append(items, "There is no sentence in it to check.")
	}
	items = append(items, "-# Held against this article alone: that tells what it says, not what is true")
	return messages(pack("**Checked against "+titled(a)+"**", items, "\n", maxContent))
}

// wording is how a verdict reads: checked is what was looked at and found, "" if the reasons say it;
// place leads to the place in the article that is shown.
type wording struct{ head, checked, place string }

func wordingOf(v summarise.Verdict) wording {
	switch v {
	case summarise.VerdictSupported:
		return wording{"✅ **Supported:**", "its words are in the article", ", here:"}
	case summarise.VerdictFlagged:
		return wording{"⚠️ **Flagged:**", "", ""}
	case summarise.VerdictUnsupported:
		return wording{"❌ **Not borne out:**", "a second look found nothing that says so", "; this comes nearest:"}
	default:
		return wording{"❔ **Unclear:**", "nothing in it is plainly missing from the article, but its words are not all in one place", "; this comes nearest:"}
	}
}
