package verdict

import (
	"testing"

	"verbatim/summarise"
)

// Refusals with status 200, after what vendors' pages hold and say.
func TestBlockedPages(t *testing.T) {
	t.Parallel()
	all := []specimen{
		{name: "Cloudflare, under attack", html: bare("Just a moment...", `<div>Checking your browser before accessing herald.example.</div><script>window._cf_chl_opt={}</script>`)},
		{name: "Cloudflare, managed", html: bare("Just a moment...", `<p>herald.example needs to review the security of your connection before proceeding.</p>`)},
		{name: "Cloudflare in German", html: bare("Nur einen Moment…", `<p>Bestätigen Sie, dass Sie ein Mensch sind. Dies kann einige Sekunden dauern.</p>`)},
		{name: "Cloudflare's rule in its own markup", html: bare("Access denied", `<div id="cf-wrapper"><div id="cf-error-details"><h1>Access denied</h1><h2>Error code 1020</h2><p>You cannot access herald.example. Refresh the page or contact the site owner to request access.</p></div></div>`)},
		{name: "Cloudflare's ban of an address", html: bare("Access denied | herald.example used Cloudflare to restrict access", `<h1>Error 1006</h1><p>The owner of this website (herald.example) has banned your IP address.</p>`)},
		{name: "Cloudflare, blocked", html: bare("Attention Required! | Cloudflare", `<h1>Sorry, you have been blocked</h1><h2>You are unable to access herald.example</h2><p>This website is using a security service to protect itself from online attacks. The action you just performed triggered the security solution.</p>`)},
		{name: "Cloudflare's rate limit", html: bare("Access denied | herald.example", `<h1>Error 1015</h1><h2>You are being rate limited</h2><p>The owner of this website has banned you temporarily from accessing this website.</p>`)},
		{name: "DataDome", html: bare("herald.example", `<p id="cmsg">Please enable JS and disable any ad blocker</p><script src="https://ct.captcha-delivery.com/c.js"></script>`)},
		{name: "PerimeterX", html: bare("Access to this page has been denied", `<div id="px-captcha"></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>`)},
		{name: "PerimeterX under the site's own words", html: bare("Robot or human?", `<h1>Activate and hold the button to confirm that you're human. Thank You!</h1><div id="px-captcha"></div>`)},
		{name: "Akamai", html: bare("Access Denied", `<h1>Access Denied</h1>You don't have permission to access "http://herald.example/" on this server.<p>Reference #18.4f5e6d7c.1700000000.1a2b3c4d</p>`)},
		{name: "Imperva", html: `<html><head><meta name="robots" content="noindex"></head><body><iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=9&incident_id=1-2">Request unsuccessful. Incapsula incident ID: 1-2</iframe></body></html>`},
		{name: "Imperva, pardon", html: bare("Pardon Our Interruption", `<p>As you were browsing something about your browser made us think you were a bot.</p>`)},
		{name: "AWS WAF", html: bare("Human Verification", `<script>window.gokuProps = {"key":"x"}</script><div id="captcha-container"></div>`)},
		{name: "Sucuri", html: bare("Sucuri WebSite Firewall - Access Denied", `<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner (or you manage this site), please whitelist your IP.</p>`)},
		{name: "Wordfence", html: bare("Your access to this site has been limited", `<h1>Your access to this site has been limited by the site owner</h1><p>If you think you have been blocked in error, contact the owner of this site for assistance.</p>`)},
		{name: "Anubis", html: bare("Making sure you're not a bot!", `<p>You are seeing this because the administrator of this website has set up Anubis to protect the server against the scourge of AI companies aggressively scraping websites.</p><script id="anubis_challenge" type="application/json">{}</script>`)},
		{name: "Kasada", html: bare("", `<script>window.KPSDK={};</script><script src="/149e9513/ips.js?KPSDK=1"></script>`)},
		{name: "Vercel", html: bare("Vercel Security Checkpoint", `<p>We're verifying your browser</p>`)},
		{name: "DDoS-Guard", html: bare("DDoS-Guard", `<h1>Checking your browser before accessing herald.example</h1><script src="/.well-known/ddos-guard/js-challenge/index.js"></script>`)},
		{name: "Google", url: "https://www.google.com/sorry/index?continue=https://news.google.com/x", html: bare("https://news.google.com/x", `<p>Our systems have detected unusual traffic from your computer network.</p>`)},
		{name: "Google in French", html: bare("https://news.google.com/x", `<p>Nos systèmes ont détecté un trafic inhabituel en provenance de votre réseau informatique.</p>`)},
		{name: "Reddit asks for humanity", html: bare("Reddit - Prove your humanity", `<p>Complete the challenge below and let us know you're a real person.</p>`)},
		{name: "Reddit's network policy", html: bare("Blocked", `<h1>whoa there, pardner!</h1><p>Your request has been blocked due to a network policy.</p>`)},
		{name: "Bloomberg", url: "https://www.bloomberg.com/tosv2.html?vid=&uuid=x&url=L25ld3M", html: bare("Bloomberg - Are you a robot?", `<p>To continue, please click the box below to let us know you're not a robot.</p>`)},
		{name: "Amazon", html: bare("Amazon.com", `<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot. For best results, please make sure your browser is accepting cookies.</p><form action="/errors/validateCaptcha"></form>`)},
		{name: "a server's plain refusal", html: bare("403 Forbidden", `<center><h1>403 Forbidden</h1></center><hr><center>nginx</center>`)},
		{name: "ModSecurity", html: bare("Not Acceptable!", `<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>`)},
		{name: "CloudFront", html: bare("ERROR: The request could not be satisfied", `<h1>403 ERROR</h1><h2>The request could not be satisfied.</h2><hr>Request blocked. We can't connect to the server for this app or website at this time.`)},
		{name: "a refusal by region", html: bare("The Herald", `<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area and therefore access cannot be granted at this time.</p>`)},
		{name: "a rate limit", html: bare("Too Many Requests", `<h1>429 Too Many Requests</h1><p>Please wait a few minutes before you try again.</p>`)},
		{name: "a captcha in Russian", html: bare("Ой!", `<p>Нам очень жаль, но запросы с вашего устройства похожи на автоматические.</p><p>Подтвердите, что вы не робот</p>`)},
		{name: "a captcha in Japanese", html: bare("セキュリティ確認", `<p>通常と異なるトラフィックが検出されました。私はロボットではありません。</p>`)},
		{name: "a captcha in Chinese", html: bare("安全验证", `<p>您的访问过于频繁，请完成验证后继续。</p>`)},
		{name: "a captcha alone", html: bare("herald.example", `<script src="https://js.hcaptcha.com/1/api.js"></script><div class="h-captcha"></div>`)},
	}
	for i := range all {
		all[i].want = summarise.Blocked
	}
	runSpecimens(t, all)
}
