package intake

import (
	"net/url"
	"strings"

	"verbatim/summarise"
)

// A kind says what something is that is no article. The zero kind is an article, as far as its link can say.
type kind int

const (
	article kind = iota
	discordLink
	gif
	image
	video
	audio
	program // archives and programs
	poll
	nothing // nothing at all that could be read
)

// named is what a user is told of something of this kind that stands alone.
func (k kind) named() *summarise.Error {
	switch k {
	case discordLink:
		return summarise.Errorf(summarise.Unsupported, "links to Discord itself are not followed; use Apps > Summarise article on that message")
	case gif, image:
		return summarise.Errorf(summarise.Unsupported, "pictures are not read; paste the text")
	case video:
		return summarise.Errorf(summarise.Unsupported, "videos are not watched; link an article or paste the text")
	case audio:
		return summarise.Errorf(summarise.Unsupported, "recordings are not listened to; link an article or paste the text")
	case poll:
		return summarise.Errorf(summarise.Unsupported, "a poll is no article")
	case program:
		return summarise.Errorf(summarise.Unsupported, "files of this type are not read; .html .txt .md .pdf .docx and .epub are")
	default:
		return summarise.Errorf(summarise.Empty, "that message holds nothing to read")
	}
}

// kindOf says what a link leads to by its address alone. Its ending counts before the query and in any case.
func kindOf(address string) kind {
	u, err := url.Parse(address)
	if err != nil {
		return article
	}
	host := strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(u.Hostname()), "."), "www.")
	path := strings.ToLower(u.Path)
	if k := kindOfSite(host, path); k != article {
		return k
	}
	return kindOfEnding(ending(path))
}

// kindOfSite knows hosts whose pages are no articles; path is in lower case. Blogs, help pages and press rooms of the
// same firms have hosts or paths of their own and are read.
func kindOfSite(host, path string) kind {
	switch host {
	case "discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com", "ptb.discordapp.com", "canary.discordapp.com":
		switch first(path) {
		case "channels", "invite", "events", "users", "guilds", "servers", "template", "gifts", "billing", "oauth2", "api", "app", "login", "register", "activities", "quests", "store", "shop":
			return discordLink
		}
	case "discord.gg", "discord.new", "discord.gift", "dis.gd", "discord.me", "discord.app":
		return discordLink

	case "tenor.com", "media.tenor.com", "media1.tenor.com", "c.tenor.com", "giphy.com", "gph.is", "i.giphy.com",
		"klipy.com", "static.klipy.com", "gfycat.com", "redgifs.com", "tenor.co":
		return gif
	case "imgur.com", "i.imgur.com", "m.imgur.com", "gyazo.com", "i.gyazo.com", "prnt.sc", "ibb.co", "i.redd.it", "preview.redd.it", "pbs.twimg.com", "flic.kr":
		return image

	case "youtube.com", "m.youtube.com", "youtu.be", "youtube-nocookie.com", "twitch.tv", "m.twitch.tv", "clips.twitch.tv",
		"tiktok.com", "m.tiktok.com", "vm.tiktok.com", "vt.tiktok.com", "dailymotion.com", "dai.ly", "streamable.com",
		"rumble.com", "odysee.com", "kick.com", "medal.tv", "bilibili.com", "b23.tv", "nicovideo.jp", "nico.ms", "rutube.ru",
		"v.redd.it", "fb.watch", "video.twimg.com", "player.vimeo.com", "loom.com", "douyin.com", "v.douyin.com", "bitchute.com", "ted.com":
		return kindOfVideoSite(host, path)
	case "vimeo.com":
		if id := first(path); id != "" && strings.Trim(id, "0123456789") == "" || id == "channels" || id == "showcase" || id == "ondemand" || id == "event" {
			return video
		}
	case "facebook.com", "m.facebook.com":
		if s := first(path); s == "watch" || s == "reel" {
			return video
		}
	case "instagram.com":
		if s := first(path); s == "reel" || s == "reels" || s == "tv" {
			return video
		}
	case "open.spotify.com", "spotify.link", "soundcloud.com", "on.soundcloud.com", "music.youtube.com", "music.apple.com", "podcasts.apple.com", "deezer.com", "tidal.com":
		return audio
	}
	switch {
	case strings.HasSuffix(host, ".giphy.com"):
		return gif
	case strings.HasSuffix(host, ".bilibili.com") && first(path) == "video":
		return video
	}
	return article
}

// kindOfVideoSite leaves the written pages of video sites to the reader.
func kindOfVideoSite(host, path string) kind {
	switch s := first(path); {
	case host == "ted.com" && s != "talks",
		host == "bilibili.com" && (s == "read" || s == "opus"),
		s == "press", s == "legal", s == "blog", s == "about", s == "newsroom":
		return article
	}
	return video
}

// first returns the first segment of a path.
func first(path string) string {
	s, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return s
}

// ending returns what follows the last full stop of a name or path, in lower case; "" if it is no ending.
func ending(name string) string {
	name = name[strings.LastIndexByte(name, '/')+1:]
	i := strings.LastIndexByte(name, '.')
	if i < 0 || len(name)-i-1 > 8 {
		return ""
	}
	e := strings.ToLower(name[i+1:])
	if strings.Trim(e, "0123456789") == "" {
		return ""
	}
	return e
}

// kindOfEnding knows endings of what is no text; article for all others.
func kindOfEnding(e string) kind {
	switch e {
	case "gif", "gifv":
		return gif
	case "png", "jpg", "jpeg", "jpe", "jfif", "webp", "avif", "bmp", "svg", "heic", "heif", "tif", "tiff", "ico", "apng", "jxl", "psd", "raw":
		return image
	case "mp4", "webm", "mov", "mkv", "avi", "m4v", "mpg", "mpeg", "wmv", "flv", "3gp", "ogv", "m3u8", "ts":
		return video
	case "mp3", "wav", "ogg", "oga", "opus", "flac", "m4a", "aac", "wma", "mid", "midi", "aif", "aiff":
		return audio
	case "zip", "tar", "gz", "tgz", "bz2", "xz", "7z", "rar", "zst", "exe", "msi", "dmg", "pkg", "apk", "deb", "rpm", "iso", "jar", "bin", "dll", "torrent":
		return program
	}
	return article
}
