package intake

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// hasNoSpaces reports whether s is in a language that leaves no spaces between words: it has a Han or Kana letter.
func hasNoSpaces(s string) bool {
	for _, r := range s {
		if r >= 0x3040 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			return true
		}
	}
	return false
}

// phrases are those of languages without spaces: orders, thanks and chatter. A longer one goes before one that it holds.
var phrases = sync.OnceValue(func() *strings.Replacer {
	known := strings.Fields(`
		要約してください 要約して下さい 要約をお願いします 要約お願いします 要約してくれますか 要約してもらえますか 要約してほしい 要約して まとめてください まとめて下さい まとめてくれますか まとめて 要約
		この記事を この記事の この記事 こちらの記事 この論文 このリンク この文章 これを これの こちら これ 記事を 記事の 記事 参考まで 参考 読んで 読みました
		よろしくお願いいたします よろしくお願いします よろしくお願い よろしく 宜しく お願いいたします お願いします お願い ください 下さい どうもありがとう どうも ありがとうございます ありがとうございました ありがとう 感謝 すみません こんにちは おはようございます おはよう
		どう思いますか どう思う 見ましたか 見た 面白い 簡単に 短く 三行で 3行で 何の話 何について 何が書いて 書いてあるの 書いてありますか 書いてある これ何 何これ 読んだ人 誰か読んだ
		请帮我总结一下 请总结一下 请帮我总结 帮我总结一下 总结一下 请总结 总结 概括一下 概括 摘要 归纳一下 归纳 簡單總結 總結一下 請總結 總結 重點 重点
		这篇文章的 这篇文章 這篇文章 这篇 這篇 这个链接 這個連結 这个 這個 这条新闻 文章 链接 連結 新闻 一下 请帮我 帮我 幫我 请 請 麻烦 麻煩 谢谢 謝謝 多谢 多謝 你好 大家好 大家 早上好
		讲了什么 讲什么 講什麼 講了什麼 说了什么 说什么 關於什麼 关于什么 什么内容 主要内容是什么 主要讲什么 这是讲什么的 讲什么的 有人看过 有人看過 读过
		你怎么看 怎么看 看看 看一下 看过吗 看了吗 能不能 可以 能否 能 很有意思 有意思 吗 嗎 吧 啊 呢 的 了
		了解しました 了解 わかりました 分かりました なるほど すごい いいね へえ へー うん はい なるほどね 确实 的确 原来如此 學到了 学到了 感谢 感謝 ツ 好的 好吧 好 明白了 明白 知道了 收到 不错 不錯 厉害 哈哈 笑 草 ですか ます です`)
	slices.SortStableFunc(known, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, w := range known {
		pairs = append(pairs, w, "")
	}
	return strings.NewReplacer(pairs...)
})

// withoutPhrases takes orders, thanks and chatter out of a sentence in Chinese or Japanese, and all but letters and digits.
func withoutPhrases(s string) string {
	s = phrases().Replace(s)
	return strings.Map(func(r rune) rune {
		if isLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// containsInterrogative knows the words that make a Chinese or Japanese sentence a question without its mark.
func containsInterrogative(s string) bool {
	for _, w := range [...]string{"何", "誰", "谁", "どこ", "いつ", "なぜ", "どうして", "どう", "どの", "いくら", "いくつ", "什么", "什麼", "为什么", "為什麼", "哪", "怎么", "怎麼", "如何", "多少", "几", "幾", "是否", "何时"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
