/*
Package discordtest is a Discord that runs in the process: REST, gateway, attachments, and
people who use them. The real discordgo.Session talks to it, or a built binary, or the local
page on which a newcomer tries the bot. It is strict: what Discord refuses it refuses with the
same code, and a request it does not model is a 404 that fails the test.

A story:

	d := discordtest.New(t)                       // fails t if the bot misbehaves
	general := d.Guild("team").Text("general")
	ada := d.User("ada")
	session, err := d.NewSession()                // or d.URL() and d.Token() for a binary
	…                                             // start the bot with it
	d.WaitConnected()
	said := ada.Says(general, d.Bot().Mention()+" https://example.org/harbour")
	digest := d.WaitAnswer(said, func(m *discordtest.Message) bool { return len(m.Buttons()) > 0 })
	thread := d.WaitThread(digest)
	question := ada.Says(thread, "What does it cost?")
	d.WaitAnswer(question, nil)
	quotes := ada.Clicks(digest, "Key quotes").WaitReply()
	asked := ada.Slash(general, "quotes", discordtest.Opt("speaker", "Lavrov"))
	asked.WaitReply()
	form := ada.Submits(ada.Slash(general, "summarise"), map[string]string{"Text": "…"})
	t.Log(d.Transcript(general))

# Two ways to hold it

[Start] is for any program: it gives errors back, and people act with [User.Post],
[User.Invoke], [User.InvokeOn], [User.Press], [User.Submit], [User.Complete]; [Server.Until]
waits. [New] is for tests: what went wrong goes to t, people act with [User.Says], [User.Slash],
[User.Menu], [User.Clicks], [User.Submits], [User.Completes], and the Wait methods fail with
what is there instead.

In the process, [Server.Client] and [Server.Dialer] (or [Server.NewSession], which has both) lead
discord.com here and nothing anywhere else. A binary gets [Server.URL] as its base address; the
gateway is the address that GET /gateway answers, and attachments are on the same loopback
address, so its reader must be allowed 127.0.0.0/8.

# What is held against the bot

[Server.Problems] lists it, and New's cleanup fails the test over it: requests that are malformed,
too long or not modelled; an acknowledgement that is late (10062), second (40060) or missing; an
expired token (50027); a channel type that can't do it (50024, 40058); offences at the gateway
(4001 to 4013). Not listed is what a correct bot meets on a healthy server: 401, missing permissions
(50001, 50013, 160002), things gone (100xx), 160004, 160005, 50083, 4014, scripted faults.
A test that wants a problem takes it off the list with [Server.Excuse].
[Server.Pings] lists whom the bot mentioned.

# Time

[Server.Advance] moves the clock for the rules of 3 seconds and 15 minutes and archives threads in which
nothing happened. Otherwise time passes as it does; a test that must not fail on a busy machine gives
[Options.Now] a clock that stands still. Waiting, heartbeats and [Slow] are in real time in any case, since the other side's clocks are.

# Faults

[Server.Break] makes a coming REST request fail: [RateLimited], [GlobalRateLimited], [Banned],
[Status], [Refused], [Slow], [Hung], [Reset], [Lost] and [Stored] (the last two after carrying it out).
At the gateway: [Server.Drop], [Server.Reconnect] (op 7), [Server.Invalidate] and
[Server.InvalidateResumable] (op 9), [Server.CloseWith], [Server.AskHeartbeat] (op 1), [Server.Hush].

# Rules and their sources

Limits are constants in limits.go and command.go with where each is written down. They come from
Discord's documentation (its file names are given, as in "resources/message") and its OpenAPI
specification; room openapi holds the responses here, and the requests of discordgo, to the latter, and can do
the same for what a bot's own tests recorded ([Server.Requests]).
Where the two differ the documentation counts: content ends at 2000 characters everywhere.
Characters are Unicode code points (see [characters]); the apps, and so the people here, count UTF-16 units.

Who is shown what without the message-content intent: see message.visible. Threads take their
parent's permission settings, and SEND_MESSAGES_IN_THREADS takes the place of SEND_MESSAGES.

# Doubts

  - HTTP statuses are not documented. 403 for 160002 and 400 (for interactions 403) for 50083 have been seen; 403 for 160005 is a guess.
  - A message to a forum channel is refused with 40058; its documented words speak of a post whose author has written nothing yet.
  - Gateway v9 may give content to whoever has the switch in the portal on; here a session must also ask for the intent, as with v10.
  - A mention of the bot's role is taken not to lift the blanking of content.
  - Messages in a locked thread are refused whether or not it is archived.
  - THREAD_STARTER_MESSAGE is announced as MESSAGE_CREATE; a bot has to pass over it in any case.
  - allowed_mentions with parse null lets nothing through; the documentation does not say.
  - The names in "errors" of 50035 are from memory of real answers where documentation has none.
  - A signed attachment address lives 24 hours.
  - The application's ID is not the bot's user ID, as it is for old applications; for new ones they are the same.
  - A bot that names a role pings it here whether or not the role may be mentioned: better one ping too many in a test.

# Not modelled

Voice, presence, premium buttons, the merging of embeds with one URL, stickers, polls, custom emoji, webhooks other than an interaction's, crossposting,
pins, tags of forums, forum posts and forwards by the bot, user-installed apps, group messages, user commands,
inputs of forms other than text, menus of users, roles and channels, timeouts and slowmode of people, audit logs,
creating and changing channels and roles over REST, single commands (only bulk overwrite), transport compression
at the gateway, the one IDENTIFY in 5 seconds, sessions that expire by time, the unpublished
limit on edits of old messages (30046), gateway connections that do not beat, real rate limits (headers show a bucket that never empties). State is kept
in memory for good, but only the last 2000 requests, and 1000 events for RESUME.
*/
package discordtest
