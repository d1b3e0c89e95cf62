package prose

func englishAbbreviation(tok, low string) tokenKind {
	switch tok {
	case "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "Md", "Mich", "Minn", "Mo", "Mont",
		"Neb", "Nev", "Okla", "Ore", "Pa", "Penn", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "Dist", "Ont", "Que":
		return maybeLast // in lower case some are words: "ill", "wash"
	}
	switch low {
	case "f.e", "btw", "est", "max", "min", "med", "misc", "incl", "resp":
		return beforeNumber
	}
	return plainWord
}

func germanAbbreviation(low string) tokenKind {
	switch low {
	case "z", "u", "d", "z.b", "d.h", "u.a", "i.d", "v.a", "o.g", "z.t", "z.zt", "bzw", "ca", "vgl", "hr", "hrn", "fr", "frl", "nr",
		"bzgl", "ggf", "evtl", "inkl", "exkl", "sog", "gem", "geb", "gest", "verh", "dipl", "med", "jur", "phil", "rer", "nat",
		"kath", "ev", "evang", "betr", "bspw", "abs", "hrsg", "jr", "prof", "mag", "allg", "s", "a", "dt",
		"engl", "franz", "ital", "lat", "griech", "ehem", "insb", "gegr", "zzgl", "abzgl", "tel":
		return neverLast
	case "art", "bd", "kap":
		return beforeNumber // "Art" is a word too
	case "usw", "usf", "str", "mio", "mrd", "jh", "jhd", "min", "std", "sek", "ä", "a.d", "uvm", "u.v.m", "u.ä", "o.ä", "chr", "co",
		"v.chr", "n.chr", "jg", "ag":
		return maybeLast
	}
	return plainWord
}

func frenchAbbreviation(low string) tokenKind {
	switch low {
	case "m", "mm", "mme", "mmes", "mlle", "mlles", "me", "mgr", "dr", "pr", "p.ex", "cf", "env", "apr", "av", "boul", "bd",
		"hab", "janv", "févr", "avr", "juil", "sept", "oct", "nov", "déc", "éd", "tél":
		if low == "me" || low == "mm" {
			return maybeLast
		}
		return neverLast
	case "n°", "chap", "art", "vol", "fig":
		return beforeNumber // "art" and "vol" are words too
	case "etc", "ltd", "j.-c", "s.a", "cie", "min", "max":
		return maybeLast
	}
	return plainWord
}

func iberianAbbreviation(low string) tokenKind {
	switch low {
	case "sr", "sra", "srta", "sres", "sras", "dr", "dra", "drs", "d", "dª", "dña", "lic", "ing", "arq", "prof", "profa", "gral", "cap",
		"tte", "pte", "av", "avda", "c", "p.ej", "ej", "fig", "núm", "num", "nº", "pág", "págs", "párr", "párrf", "art", "arts", "tel",
		"teléf", "vol", "admón", "excmo", "ilmo", "mons", "sto", "sta", "cra", "ext", "aprox", "exmo", "exma", "eng", "dep", "pe", "n.º":
		return neverLast
	case "ud", "uds", "vd", "vds", "ee", "uu", "ee.uu", "etc", "s.a", "cía", "ltda", "min", "máx", "lun", "mié", "jue", "vie", "sáb",
		"dom", "ene", "feb", "abr", "ago", "dic", "d.c", "a.c", "hs", "km", "kg":
		return maybeLast
	}
	return plainWord
}

func italianAbbreviation(low string) tokenKind {
	switch low {
	case "sig", "sigg", "sig.ra", "sig.na", "sig.rina", "dott", "dott.ssa", "dr", "prof", "prof.ssa", "ing", "avv", "arch", "geom", "rag",
		"on", "mons", "cav", "comm", "gen", "col", "pag", "pagg", "n", "nr", "tel", "cfr", "es", "fig",
		"vol", "dir", "egr", "gent", "spett", "psicol", "v.cte", "ca", "a.c", "d.c", "meteor", "idraul":
		return neverLast
	case "art", "artt", "cap", "mar":
		return beforeNumber // words too
	case "ecc", "etc", "s.p.a", "spa", "s.r.l", "srl", "amm", "econ", "az", "gen.le", "st", "min", "max", "set", "ott", "nov", "dic", "gen.":
		return maybeLast
	}
	return plainWord
}

func dutchAbbreviation(low string) tokenKind {
	switch low {
	case "dhr", "mevr", "mw", "ing", "ir", "mr", "drs", "dr", "prof", "bijv", "bv", "nr", "blz", "ca", "d.w.z", "o.a", "m.b.t", "t.o.v", "i.p.v",
		"z.g", "zgn", "evt", "incl", "excl", "resp", "art", "jl", "aanw", "vnw", "ds", "st":
		return neverLast
	case "enz", "e.d", "etc", "n.v", "b.v", "a.u.b", "m.a.w", "min", "max", "mld", "mln":
		return maybeLast
	}
	return plainWord
}

func scandinavianAbbreviation(low string) tokenKind {
	switch low {
	case "bl.a", "t.ex", "f.eks", "dvs", "ca", "kl", "nr", "hr", "fru", "frk", "dr", "prof", "s.k", "sk", "jfr", "jf", "fr.o.m", "t.o.m", "ang",
		"bla", "tex", "feks", "evt", "resp", "inkl", "ekskl", "st":
		return neverLast
	case "osv", "etc", "m.m", "m.fl", "m.v", "f.kr", "e.kr", "mio", "mia", "milj", "mdr", "mill", "kr", "mm", "mfl":
		return maybeLast
	}
	return plainWord
}

func westSlavicAbbreviation(low string) tokenKind {
	switch low {
	case "prof", "dr", "hab", "inż", "mgr", "ks", "św", "p", "pp", "ul", "al", "pl", "nr", "tzw", "tj", "np", "m.in", "płk", "gen", "kpt", "por",
		"ok", "ur", "zm", "im", "wg", "red", "bałt", "tzn", "str", "art", "ust", "pkt", "doc", "ing", "mudr", "judr", "např", "tzv", "tj.",
		"napr", "č", "odst":
		return neverLast
	case "itd", "itp", "r", "w", "zł", "mln", "mld", "tys", "godz", "min", "atd", "apod", "n.e", "p.n.e", "kč", "tel":
		return maybeLast
	}
	return plainWord
}

func cyrillicAbbreviation(low string) tokenKind {
	switch low {
	case "им", "ул", "пр", "пл", "пер", "наб", "просп", "стр", "рис", "см", "гл", "ст", "п", "д", "кв", "проф", "акад", "доц", "гр", "т.е", "т.к",
		"т.н", "т.д", "напр", "пгт", "пос", "обл", "р-н", "тов", "св", "преп", "ген", "полк", "кап", "лейт", "г-н", "г-жа", "г-ну", "д-р", "ред",
		"изд", "вып", "зам", "вкл", "бр", "ок", "прибл", "б.з.б", "б.з", "жк":
		if low == "т.д" {
			return maybeLast
		}
		return neverLast
	case "г", "гг", "в", "вв", "р", "руб", "коп", "долл", "дол", "тыс", "млн", "млрд", "трлн", "м", "км", "кг", "т", "га", "куб.м", "кв.м", "у.е",
		"др", "т.п", "т.г", "н.э", "н", "э", "мин", "сек", "ч", "лв", "грн", "т.б", "б":
		return maybeLast
	}
	return plainWord
}

func turkishAbbreviation(low string) tokenKind {
	switch low {
	case "dr", "prof", "doç", "av", "sn", "yrd", "alb", "gen", "org", "cad", "sok", "mah", "no", "bkz", "örn", "vb", "mad", "st":
		if low == "vb" {
			return maybeLast
		}
		return neverLast
	case "vs", "m.ö", "m.s", "a.ş", "ltd", "şti", "tic", "san":
		return maybeLast
	}
	return plainWord
}
