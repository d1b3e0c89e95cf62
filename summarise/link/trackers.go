package link

import "strings"

// isNoise reports whether a parameter says on every site who shared a link, from where, in which session or in
// which layout, and never which article. The name is in lower case.
func isNoise(name, value string) bool {
	return isTracker(name) || isSession(name) || isLayout(name, value)
}

// isTracker knows trackers by their exact names, and by prefixes only where a maker reserved the prefix.
func isTracker(name string) bool {
	for _, prefix := range [...]string{
		"utm_",     // campaign tags of Urchin, now Google Analytics, and of everybody since
		"mtm_",     // Matomo's campaign tags
		"matomo_",  // the same, written out
		"piwik_",   // Matomo's old name
		"bsft_",    // Blueshift's mails
		"__hs",     // HubSpot's visitor cookies: __hssc, __hstc, __hsfp
		"_branch_", // Branch's app links: _branch_match_id, _branch_referrer
	} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	switch name {
	case "pk_campaign", "pk_kwd", "pk_keyword", "pk_source", "pk_medium", "pk_content", "pk_cid", // Matomo, older still
		"at_medium", "at_campaign", "at_campaign_type", "at_creation", "at_recipient_id", // AT Internet, Piano
		"xtor", "xtref", // AT Internet before that
		"wt_mc", "wt_zmc", "wt.mc_id", "wt.mc_ev", "wt.tsrc", // Webtrekk, Webtrends
		"ns_source", "ns_mchannel", "ns_campaign", "ns_linkname", "ns_fee", // comScore
		"itm_source", "itm_medium", "itm_campaign", "itm_content", "itm_term", "itm_audience", // internal campaigns
		"ga_source", "ga_medium", "ga_campaign", "ga_content", "ga_term", "_ga", "_gl", // Google Analytics
		"_openstat": // Openstat
		return true
	case "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "gad_campaignid", "srsltid", // Google's clicks
		"fbclid", "fb_action_ids", "fb_action_types", "fb_source", "fb_ref", "mibextid", // Facebook
		"action_object_map", "action_type_map", "action_ref_map",
		"igshid", "igsh", // Instagram
		"msclkid",                   // Bing
		"twclid",                    // Twitter
		"ttclid",                    // TikTok
		"li_fat_id",                 // LinkedIn
		"rdt_cid",                   // Reddit
		"epik",                      // Pinterest
		"sccid",                     // Snapchat
		"yclid", "ymclid", "ysclid", // Yandex
		"soc_src", "soc_trk", // Yahoo
		"guccounter", "guce_referrer", "guce_referrer_sig", // Yahoo's consent detour
		"irclickid", "irgwc", "cjevent", "tduid", "zanpid", "ranmid", "raneaid", "ransiteid", "s_kwcid", "ef_id", "wickedid", // shops' partners
		"__twitter_impression":
		return true
	case "mc_cid", "mc_eid", "mc_tc", // Mailchimp
		"_hsenc", "_hsmi", "hsctatracking", "hsa_acc", "hsa_cam", "hsa_grp", "hsa_ad", "hsa_src", "hsa_tgt", "hsa_kw", "hsa_mt", "hsa_net", "hsa_ver", "hsa_la", "hsa_ol", // HubSpot
		"mkt_tok",                             // Marketo
		"ml_subscriber", "ml_subscriber_hash", // MailerLite
		"ck_subscriber_id",     // ConvertKit
		"_kx",                  // Klaviyo
		"vero_id", "vero_conv", // Vero
		"oly_enc_id", "oly_anon_id", // Omeda
		"elqtrackid", "elqtrack", "elqaid", "elqat", "elqcampaignid", // Eloqua
		"trk_contact", "trk_msg", "trk_module", "trk_sid", // Listrak
		"_bta_tid", "_bta_c", // Bronto
		"dm_i",                                      // Dotdigital
		"vgo_ee",                                    // ActiveCampaign
		"nb_klid",                                   // NationBuilder
		"rb_clickid",                                // Russian Post's mails and others
		"sfmc_id", "sfmc_activityid", "sfmc_subkey", // Salesforce
		"spmailingid", "spuserid", "spjobid", "spreportid": // Silverpop
		return true
	case "usqp", "amp_js_v", "amp_gsa", "__amp_source_origin": // AMP caches, left behind when a link is copied out
		return true
	}
	return false
}

// isSession knows the sessions that servers write into links. sid is not among them: it is a story's number elsewhere.
func isSession(name string) bool {
	return name == "phpsessid" || name == "jsessionid" || name == "cfid" || name == "cftoken" ||
		strings.HasPrefix(name, "aspsessionid")
}

// isLayout knows parameters that ask for another dress of the same text, by their value: amp=60 is a quantity and
// print=12 a picture.
func isLayout(name, value string) bool {
	switch name {
	case "amp", "print", "printable":
		return value == "1" || value == "true" || value == "yes" || value == "" && name == "amp"
	case "outputtype":
		return strings.EqualFold(value, "amp")
	}
	return false
}
