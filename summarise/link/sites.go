package link

import "strings"

// A site is what is known of the links of one site. The zero value is a site of which nothing is known.
type site struct {
	noise string // parameters that are noise here, in lower case, separated by spaces
	as    string // the host that stands for this one, "" = itself
	video bool   // it is YouTube, whose short links hold a path instead of a parameter
	wiki  bool   // it is one of Wikimedia's, with mobile hosts and a viewer for pictures in the fragment
}

// sites lists sites by their hosts without "www."; it holds for hosts below them too, and one with a dot before it for
// those alone. What makes a parameter noise is that the site itself adds it when a link is shared, mailed or opened
// as a gift.
var sites = map[string]site{
	// Newspapers and magazines.
	"nytimes.com": {noise: "smid smtyp partner emc nl te user_id regi_id instance_id segment_id campaign_id referringsource " +
		"unlocked_article_code sgrp pvid ugrp action module pgtype region clicksource"},
	"washingtonpost.com":  {noise: "pwapi_token wpisrc wpmm itid tid carta-url s_l"},
	"wsj.com":             {noise: "st reflink mod"},
	"barrons.com":         {noise: "st reflink mod"},
	"marketwatch.com":     {noise: "st reflink mod"},
	"ft.com":              {noise: "accesstoken sharetype token segmentid desktop"},
	"economist.com":       {noise: "gifttoken giftid fsrc"},
	"bloomberg.com":       {noise: "accesstoken srnd sref cmpid leadsource embedded-checkout in_source"},
	"theatlantic.com":     {noise: "gift"},
	"bostonglobe.com":     {noise: "s_campaign p1 et_rid"},
	"newyorker.com":       {noise: "mbid bxid cndid esrc hasha hashb hashc source_code"},
	"wired.com":           {noise: "mbid bxid cndid esrc hasha hashb hashc source_code"},
	"vanityfair.com":      {noise: "mbid bxid cndid esrc hasha hashb hashc source_code"},
	"theguardian.com":     {noise: "cmp intcmp"},
	"bbc.com":             {noise: "at_link_id at_link_origin at_link_type at_format at_bbc_team at_ptr_name at_custom1 at_custom2 at_custom3 at_custom4 ocid"},
	"bbc.co.uk":           {noise: "at_link_id at_link_origin at_link_type at_format at_bbc_team at_ptr_name at_custom1 at_custom2 at_custom3 at_custom4 ocid"},
	"thetimes.com":        {noise: "sharetoken"},
	"thetimes.co.uk":      {noise: "sharetoken"},
	"telegraph.co.uk":     {noise: "accesscode wt.mc_id"},
	"npr.org":             {noise: "ft f"},
	"reuters.com":         {noise: "taid feedtype feedname"},
	"forbes.com":          {noise: "sh ss ctpv"},
	"businessinsider.com": {noise: "r ir op"},
	"cnbc.com":            {noise: "__source par"},
	"techcrunch.com":      {noise: "ncid tpcc"},
	"huffpost.com":        {noise: "ncid"},
	"aol.com":             {noise: "ncid"},
	"yahoo.com":           {noise: "ncid"},
	"msn.com":             {noise: "ocid cvid ei pc"},
	"lemonde.fr":          {noise: "lmd_medium lmd_campaign lmd_creation lmd_source random"},
	"lefigaro.fr":         {noise: "srcauthor cmtpage"},
	"spiegel.de":          {noise: "gifttoken sara_ref sara_ecid sara_icid"},
	"zeit.de":             {noise: "freebie"},
	"sueddeutsche.de":     {noise: "sc_src sc_uid sc_lid sc_llid sc_eh"},
	"faz.net":             {noise: "gepc gift"},
	"repubblica.it":       {noise: "ref"},
	"corriere.it":         {noise: "refresh_ce"},
	"elpais.com":          {noise: "ssm prm event_log"},
	"asahi.com":           {noise: "iref ref"},
	"nikkei.com":          {noise: "n_cid"},
	"scmp.com":            {noise: "module pgtype tpcc share"},
	"dw.com":              {noise: "maca"},
	"axios.com":           {noise: "stream"},
	"sciencedirect.com":   {noise: "via dgcid"},
	"nature.com":          {noise: "wt.ec_id sap-outbound-id"},
	"news.google.com":     {noise: "oc hl gl ceid"}, // how the list was set up that it was copied from

	// Where people write.
	"medium.com":       {noise: "source sk gi"},
	"substack.com":     {noise: substackNoise}, // there post_id names the post: /app-link/post?post_id=…
	".substack.com":    {noise: substackNoise + " publication_id post_id"},
	"linkedin.com":     {noise: "trk trackingid lipi rcm trkinfo originalsubdomain midtoken midsig"},
	"quora.com":        {noise: "share ch oid srid target_type"},
	"instagram.com":    {noise: "ig_rid img_index"},
	"facebook.com":     {noise: "__tn__ __cft__[0] __xts__[0] eid hc_ref fref rdid sfnsn paipv"},
	"open.spotify.com": {noise: "si context nd"},
	"tiktok.com":       {noise: "is_from_webapp sender_device _r _t web_id share_app_id share_link_id"},
	"threads.net":      {noise: "xmt"},
	"threads.com":      {noise: "xmt", as: "threads.net"},

	// One site under several hosts.
	"x.com":              {noise: "s t ref_src ref_url cxt"},
	"twitter.com":        {noise: "s t ref_src ref_url cxt", as: "x.com"},
	"mobile.twitter.com": {noise: "s t ref_src ref_url cxt", as: "x.com"},
	"mobile.x.com":       {noise: "s t ref_src ref_url cxt", as: "x.com"},
	"m.twitter.com":      {noise: "s t ref_src ref_url cxt", as: "x.com"},
	"fxtwitter.com":      {noise: "s t", as: "x.com"}, // mirrors that chat users write to get a better preview
	"vxtwitter.com":      {noise: "s t", as: "x.com"},
	"fixupx.com":         {noise: "s t", as: "x.com"},
	"fixvx.com":          {noise: "s t", as: "x.com"},
	"reddit.com":         {noise: redditNoise},
	"old.reddit.com":     {noise: redditNoise, as: "reddit.com"},
	"new.reddit.com":     {noise: redditNoise, as: "reddit.com"},
	"np.reddit.com":      {noise: redditNoise, as: "reddit.com"},
	"m.reddit.com":       {noise: redditNoise, as: "reddit.com"},
	"amp.reddit.com":     {noise: redditNoise, as: "reddit.com"},
	"youtube.com":        {noise: youtubeNoise},
	"m.youtube.com":      {noise: youtubeNoise, as: "youtube.com"},
	"youtu.be":           {noise: youtubeNoise, as: "youtube.com", video: true},
	"dx.doi.org":         {as: "doi.org"}, // the resolver's old host (DOI Handbook 3.8)
	"m.facebook.com":     {noise: "__tn__ __cft__[0] __xts__[0] eid hc_ref fref rdid sfnsn paipv", as: "facebook.com"},
	"wikipedia.org":      {noise: "wprov", wiki: true}, // and their mobile hosts: siteOf
	"wiktionary.org":     {noise: "wprov", wiki: true},
	"wikinews.org":       {noise: "wprov", wiki: true},
	"wikibooks.org":      {noise: "wprov", wiki: true},
	"wikiquote.org":      {noise: "wprov", wiki: true},
	"wikisource.org":     {noise: "wprov", wiki: true},
	"wikiversity.org":    {noise: "wprov", wiki: true},
	"wikivoyage.org":     {noise: "wprov", wiki: true},
	"wikimedia.org":      {noise: "wprov", wiki: true},
	"wikidata.org":       {noise: "wprov", wiki: true},
	"mediawiki.org":      {noise: "wprov", wiki: true},

	// Files on Discord: signature and expiry of one upload (Discord reference, signed attachment URLs).
	"cdn.discordapp.com":   {noise: "ex is hm"},
	"media.discordapp.net": {noise: "ex is hm"},
}

const (
	redditNoise   = "share_id rdt ref ref_source ref_campaign st sh context utm_name embed_host_url"
	youtubeNoise  = "si feature pp ab_channel t start"
	substackNoise = "r s isfreemail triedredirect showwelcomeonshare token"
)

// siteOf finds what is known of host, which has no "www.".
func siteOf(host string) site {
	s, ok := sites[host]
	for name := host; !ok && name != ""; {
		_, name, _ = strings.Cut(name, ".")
		if s, ok = sites["."+name]; !ok {
			s, ok = sites[name]
		}
		s.as, s.video = "", false
		if s.wiki { // Wikimedia documents one article on both en.m.wikipedia.org and en.wikipedia.org
			s.as = strings.Replace("."+host, ".m.", ".", 1)[1:]
		}
	}
	return s
}

// drops reports whether the parameter of that name, in lower case, is noise on this site.
func (s site) drops(name string) bool {
	for noise := range strings.FieldsSeq(s.noise) {
		if noise == name {
			return true
		}
	}
	return false
}

// same moves a link to the host that stands for its own.
func (s site) same(host, path, query string) (string, string, string) {
	if s.as == "" {
		return host, path, query
	}
	if id := strings.TrimPrefix(path, "/"); s.video && id != "" && !strings.Contains(id, "/") {
		path, query = "/watch", "v="+id+"&"+query
	}
	return s.as, path, query
}
