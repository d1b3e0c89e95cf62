package extractive

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"verbatim/cache"
	"verbatim/summarise"
)

// one is a Reader that has read one article.
type one struct{ article *summarise.Article }

func (r one) Read(context.Context, summarise.Source) (*summarise.Article, error) {
	return r.article, nil
}

// service is the real thing: this engine, a memory store, an article that was read.
func service(a *summarise.Article) *summarise.Service {
	return summarise.New(summarise.Options{
		Reader:  one{a},
		Engines: []summarise.Engine{New()},
		Store:   cache.NewMemory(cache.Options{}),
		Now:     func() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) },
		Log:     slog.New(slog.DiscardHandler),
	})
}

// digest makes a grounded digest of a.
func digest(t testing.TB, a *summarise.Article, want summarise.Want) *summarise.Digest {
	t.Helper()
	r, err := service(a).Summarise(t.Context(), summarise.Paste{}, want)
	if err != nil {
		t.Fatalf("summarise %.60q: %v", a.Passages[0].Text, err)
	}
	return r.Digest
}

// passages makes an article of passages.
func passages(t testing.TB, lang string, texts ...string) *summarise.Article {
	t.Helper()
	a := &summarise.Article{Lang: lang}
	for _, text := range texts {
		a.Passages = append(a.Passages, summarise.Passage{Text: text})
	}
	if err := a.Seal(); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestEveryArticleHasADigest(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*summarise.Article{
		"one sentence":               passages(t, "en", "The harbour of Lowmere opens again on Monday."),
		"one word":                   passages(t, "en", "Yes."),
		"words of one":               passages(t, "en", "Yes. No. Why? Because."),
		"two short sentences":        passages(t, "en", "It rained. We left."),
		"four sentences":             passages(t, "en", "The harbour opens on Monday. Repairs cost 1.2 million euros. Mayor Ana Okafor thanked the 40 workers. Ferries leave at 7 a.m. and 5 p.m."),
		"a list alone":               passages(t, "en", "two eggs\nflour\n250 g of sugar\na pinch of salt", "one lemon"),
		"headings alone":             passages(t, "en", "Opening hours", "Prices", "How to get here", "Contact"),
		"numbers alone":              passages(t, "", "1 2 3\n4 5 6", "7.5 8,25 9"),
		"signs alone":                passages(t, "", "!!! ??? ***"),
		"emoji":                      passages(t, "", "🎉🎉 🚢"),
		"addresses":                  passages(t, "en", "See https://lowmere.example/a?b=c and write to port@lowmere.example. Or call www.lowmere.example."),
		"a quotation alone":          passages(t, "en", "“We open on Monday. Nobody will stop us. Not even the rain.”"),
		"unbalanced marks":           passages(t, "en", "Okafor said “the port is”open again. The ” ferry “ leaves at noon today, she said."),
		"said fifty times":           passages(t, "en", strings.Repeat("The harbour of Lowmere opens again on Monday. ", 50)),
		"all the same passages":      passages(t, "en", "The harbour opens again.", "The harbour opens again.", "The harbour opens again."),
		"one huge passage":           passages(t, "en", strings.Repeat("The harbour of Lowmere, which 38 boats use, was shut for 4 months after the storm. Mayor Ana Okafor said it would open on Monday. Why it took so long nobody said. ", 20_000/32)),
		"no full stop":               passages(t, "en", strings.Repeat("the harbour of Lowmere opens again on Monday and the mayor Ana Okafor was glad to say so ", 200)),
		"a table":                    passages(t, "en", strings.Repeat("Lowmere | 38 | 1,250.50 | 7 a.m.\n", 300)),
		"one endless word":           passages(t, "", strings.Repeat("abcdefghij", 500)),
		"shouting":                   passages(t, "en", "THE HARBOUR OPENS AGAIN ON MONDAY. EVERYBODY IS GLAD THAT IT DOES."),
		"hidden characters":          passages(t, "en", "The har\u00adbour of Low\u200bmere opens\u00a0again on Monday. May\u00ador Ana Okafor was glad."),
		"no valid text":              passages(t, "en", "The harbour\xff\xfe opens \xf0\x9f again."),
		"verse":                      passages(t, "en", "The ships come in\nthe ships go out\nthe harbour wall\nis round about"),
		"Chinese":                    passages(t, "zh", "洛米尔港将于周一重新开放。维修费用为120万欧元。市长奥卡福感谢了40名工人。渔民要求修建更长的码头。风暴过后，港口关闭了四个月。"),
		"Chinese without full stops": passages(t, "zh", strings.Repeat("洛米尔港将于周一重新开放维修费用为万欧元市长感谢了工人", 100)),
		"Japanese":                   passages(t, "ja", "ローミア港は月曜日に再開する。修理費は120万ユーロだった。市長のオカフォー氏は40人の作業員に感謝した。"),
		"Arabic":                     passages(t, "ar", "يعاد فتح ميناء لومير يوم الاثنين. بلغت تكلفة الإصلاحات 1.2 مليون يورو. شكرت رئيسة البلدية آنا أوكافور 40 عاملا. وطالب الصيادون برصيف أطول."),
		"Russian":                    passages(t, "ru", "Порт Лоумир снова откроется в понедельник. Ремонт обошёлся в 1,2 млн евро. Мэр Анна Окафор поблагодарила 40 рабочих. Рыбаки просили построить причал подлиннее."),
		"Thai":                       passages(t, "th", "ท่าเรือโลว์เมียร์จะเปิดอีกครั้งในวันจันทร์ ค่าซ่อมแซม 1.2 ล้านยูโร นายกเทศมนตรีขอบคุณคนงาน 40 คน"),
		"Hindi":                      passages(t, "hi", "लोमेयर बंदरगाह सोमवार को फिर से खुलेगा। मरम्मत पर 12 लाख यूरो खर्च हुए। महापौर ने 40 श्रमिकों को धन्यवाद दिया।"),
		"German":                     passages(t, "de", "Der Hafen von Lowmere öffnet am Montag wieder. Die Reparatur kostete 1,2 Millionen Euro. „Wir sind froh“, sagte Bürgermeisterin Ana Okafor. Fischer hatten einen längeren Kai verlangt."),
		"in an unknown language":     passages(t, "", "Halaman pelabuhan dibuka kembali. Biaya perbaikan 1,2 juta euro. Wali kota berterima kasih."),
	} {
		for _, length := range []summarise.Length{summarise.Short, summarise.Standard, summarise.Detailed} {
			d := digest(t, a, summarise.Want{Length: length})
			if len(d.Summary) == 0 {
				t.Errorf("%s, %s: no summary", name, length)
			}
			if d.Dropped > 0 {
				t.Errorf("%s, %s: %d of the article's own sentences dropped", name, length, d.Dropped)
			}
			seen := map[string]bool{}
			for _, c := range append(append([]summarise.Claim(nil), d.Summary...), d.Claims...) {
				if seen[c.Text] {
					t.Errorf("%s, %s: %.60q is said twice", name, length, c.Text)
				}
				seen[c.Text] = true
				if n := len([]rune(c.Text)); n > longest && strings.Contains(c.Text, " ") {
					t.Errorf("%s, %s: a sentence of %d characters", name, length, n)
				}
			}
		}
	}
}
