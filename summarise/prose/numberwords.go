package prose

import (
	"strings"
)

// decimalComma reports whether a language writes 3,5 and groups digits by points or spaces.
func decimalComma(lang string) bool {
	switch lang {
	case "de", "fr", "es", "it", "pt", "nl", "ru", "uk", "be", "bg", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "ro", "hu", "fi", "et", "lv",
		"lt", "sv", "da", "nb", "is", "tr", "az", "kk", "el", "ca", "gl", "eu", "id", "vi", "af", "sq":
		return true
	}
	return false
}

// scaleOf returns what word multiplies the number before it by; 0 if nothing.
func scaleOf(word, lang string) float64 {
	switch word {
	case "k", "thousand", "thousands", "tausend", "mille", "mila", "tsd", "тыс", "тысяч", "тысячи", "тысяча", "duizend", "tusen", "tusind", "tys",
		"tysięcy", "bin", "千":
		return 1e3
	case "hundred", "hundreds", "hundert", "百":
		return 100
	case "dozen":
		return 12
	case "万", "萬", "만":
		return 1e4
	case "lakh", "lakhs":
		return 1e5
	case "m", "mn", "mln", "mio", "million", "millions", "millionen", "millón", "millones", "milione", "milioni", "milhão", "milhões", "miljoen",
		"miljoner", "miljon", "millioner", "milion", "milionów", "miliony", "milyon", "млн", "миллион", "миллиона", "миллионов", "مليون":
		return 1e6
	case "crore", "crores":
		return 1e7
	case "亿", "億", "억":
		return 1e8
	case "bn", "billion", "billions", "mrd", "milliarde", "milliarden", "milliard", "milliards", "miliardo", "miliardi", "mld", "miljard", "miljarder",
		"milliarder", "mia", "mdr", "miliard", "miliardów", "milyar", "млрд", "миллиард", "миллиарда", "миллиардов", "bilhão", "bilhões", "مليار":
		if (word == "billion" || word == "billions") && (lang == "de" || lang == "fr") {
			return 1e12
		}
		return 1e9
	case "b":
		return 1e9
	case "tn", "trillion", "trillions", "трлн", "триллион", "триллионов", "billionen", "兆":
		return 1e12
	case "t":
		return 1e12
	case "mil":
		if lang == "es" || lang == "pt" || lang == "gl" {
			return 1e3
		}
	}
	return 0
}

func isOrdinalEnding(word string) bool {
	switch word {
	case "st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "ère", "º", "ª", "o", "a", "й", "го", "я", "е", "ste", "de":
		return true
	}
	return false
}

func englishNumber(word string) (float64, bool) {
	switch word {
	case "zero", "nil":
		return 0, true
	case "one":
		return 1, true
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve":
		return 12, true
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	case "twenty", "twenties":
		return 20, true
	case "thirty", "thirties":
		return 30, true
	case "forty", "forties":
		return 40, true
	case "fifty", "fifties":
		return 50, true
	case "sixty", "sixties":
		return 60, true
	case "seventy", "seventies":
		return 70, true
	case "eighty", "eighties":
		return 80, true
	case "ninety", "nineties":
		return 90, true
	case "hundred":
		return 100, true
	case "thousand":
		return 1e3, true
	case "million":
		return 1e6, true
	case "billion":
		return 1e9, true
	case "trillion":
		return 1e12, true
	}
	return 0, false
}

func englishOrdinal(word string) (float64, bool) {
	switch word {
	case "first":
		return 1, true
	case "second":
		return 2, true
	case "third":
		return 3, true
	case "fourth":
		return 4, true
	case "fifth":
		return 5, true
	case "sixth":
		return 6, true
	case "seventh":
		return 7, true
	case "eighth":
		return 8, true
	case "ninth":
		return 9, true
	case "tenth":
		return 10, true
	case "eleventh":
		return 11, true
	case "twelfth":
		return 12, true
	}
	if root, ok := strings.CutSuffix(word, "teenth"); ok {
		v, ok := englishNumber(root + "teen")
		return v, ok
	}
	if root, ok := strings.CutSuffix(word, "tieth"); ok {
		v, ok := englishNumber(root + "ty")
		return v, ok
	}
	return 0, false
}

// numberWord returns the value of a number word of de, es, fr, it, nl, pt or ru.
func numberWord(word, lang string) (float64, bool) {
	words := numberWords(lang)
	if words == "" {
		return 0, false
	}
	at := strings.Index(words, " "+word+" ")
	if at < 0 || strings.ContainsAny(word, " /") {
		return 0, false
	}
	return spokenValues[strings.Count(words[:at], "/")], true
}

// spokenValues are the values of the places in a list of [numberWords].
var spokenValues = [...]float64{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 40, 50, 60, 70, 80, 90, 100, 1000}

// numberWords lists the words for [spokenValues] in order, places apart by slashes.
func numberWords(lang string) string {
	switch lang {
	case "de":
		return " zwei beide beiden / drei / vier / fünf / sechs / sieben / acht / neun / zehn / elf / zwölf / dreizehn / vierzehn / fünfzehn / sechzehn / siebzehn / achtzehn / neunzehn / zwanzig / dreißig / vierzig / fünfzig / sechzig / siebzig / achtzig / neunzig / hundert / tausend "
	case "fr":
		return " deux / trois / quatre / cinq / six / sept / huit / neuf / dix / onze / douze / treize / quatorze / quinze / seize / dix-sept / dix-huit / dix-neuf / vingt / trente / quarante / cinquante / soixante / septante / octante huitante / nonante / cent / mille "
	case "es":
		return " dos ambos / tres / cuatro / cinco / seis / siete / ocho / nueve / diez / once / doce / trece / catorce / quince / dieciséis / diecisiete / dieciocho / diecinueve / veinte / treinta / cuarenta / cincuenta / sesenta / setenta / ochenta / noventa / cien ciento / mil "
	case "it":
		return " due / tre / quattro / cinque / sei / sette / otto / nove / dieci / undici / dodici / tredici / quattordici / quindici / sedici / diciassette / diciotto / diciannove / venti / trenta / quaranta / cinquanta / sessanta / settanta / ottanta / novanta / cento / mille "
	case "pt":
		return " dois duas / três / quatro / cinco / seis / sete / oito / nove / dez / onze / doze / treze / catorze / quinze / dezesseis / dezessete / dezoito / dezenove / vinte / trinta / quarenta / cinquenta / sessenta / setenta / oitenta / noventa / cem cento / mil "
	case "nl":
		return " twee / drie / vier / vijf / zes / zeven / acht / negen / tien / elf / twaalf / dertien / veertien / vijftien / zestien / zeventien / achttien / negentien / twintig / dertig / veertig / vijftig / zestig / zeventig / tachtig / negentig / honderd / duizend "
	case "ru":
		return " два две двух / три трех трёх / четыре четырех четырёх / пять пяти / шесть шести / семь семи / восемь восьми / девять девяти / десять десяти / одиннадцать / двенадцать / тринадцать / четырнадцать / пятнадцать / шестнадцать / семнадцать / восемнадцать / девятнадцать / двадцать / тридцать / сорок / пятьдесят / шестьдесят / семьдесят / восемьдесят / девяносто / сто / тысяча "
	}
	return ""
}

func isHanNumeral(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '两', '兩', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '萬', '亿', '億':
		return true
	}
	return false
}
