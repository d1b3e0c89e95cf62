package render

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// hostile are the parts that [hostileText] puts together: whatever some part of this package, Discord or
// a reader of Markdown gives a meaning, and pieces of prose between them.
var hostile = strings.Split("a|be|The mill|é|е|港|क्|👩|🇳|\ufe0f|\u0301|\u0336|ش|\\|*|**|_|__|~|~~|`|```|||\n|\r\n|\t| |  |\u00a0|\u200b|\u200c|\u200d|\u202e|"+
	"#|# |-# |- |+ |> |>>> |>|<|<!--|-->|<br>|</|1|12|1. |2) |3.|.|:|://|https://|http:/|javascript:|@|＠|everyone|here|silent|ｈｅｒｅ|<@1>|<@&|<#2>|<t:1|:R>|<a:x:|:smile:|"+
	"discord|.gg|．ｇｇ|/invite|.com|/|／|x|[|]|(|)|](|](<|>)|[↗](<| — *|** — <@|(passage 3)|[passage 3]|[p. 1]|**Key claims**|The article does not say.|"+
	"-# answered by |-# part 1 of 2|*Untitled*|---|===|+++|___|•|·|—|— — —|&amp;|&#9;|;|&|{|}|$|!|?|/kick|=|“|”|0x7f000001|1.2.3.4|evil.example|@evil.example|\x00|\x1b|\xff|\ufffe|"+
	"\U000e0041|\u00ad|\u2028|[^1]: |[a]: b|snake_case|- [ ] |title: x|* * *|~~~|\u3164|\u2800|\u0489", "|")

// hostileText is up to most parts in a row.
func hostileText(r *rand.Rand, most int) string {
	var b strings.Builder
	for range r.IntN(most + 1) {
		part := hostile[r.IntN(len(hostile))]
		if part == "" {
			part = "|"
		}
		b.WriteString(part)
	}
	return b.String()
}

// eachHostile calls check with many sources of hostile texts, the same ones in every run.
func eachHostile(times int, check func(name string, r *rand.Rand)) {
	for seed := range uint64(times) {
		check(fmt.Sprintf("seed %d", seed), rand.New(rand.NewPCG(seed, 3)))
	}
}
