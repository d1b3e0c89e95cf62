package discordtest

import (
	"net/http"
)

// channel is the channel named in the path, if the bot can see it: 50001 if not.
func (q *call) channel() (*Channel, error) {
	id, err := q.id("channel")
	if err != nil {
		return nil, err
	}
	c := q.s.channels[id]
	if c == nil {
		return nil, unknownChannel()
	}
	if err := q.s.require(q.s.bot, c, ViewChannel); err != nil {
		return nil, err
	}
	return c, nil
}

func (q *call) getChannel() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	return ok(c.wire()), nil
}

func (q *call) postTyping() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	if err := q.s.require(q.s.bot, c, c.speakBit()); err != nil {
		return answer{}, err
	}
	c.typing = append(c.typing, q.s.now())
	return nothing(), nil
}

func (q *call) postDM() (answer, error) {
	var body struct {
		RecipientID string `json:"recipient_id"`
	}
	if err := q.decode(&body); err != nil {
		return answer{}, err
	}
	u := q.s.users[body.RecipientID]
	switch {
	case u == nil:
		return answer{}, invalid([]string{"recipient_id"}, "USER_DOES_NOT_EXIST", "Unknown User")
	case u.bot:
		return answer{}, refuse(http.StatusBadRequest, codeCannotDM, "Cannot send messages to this user")
	}
	return ok(q.s.dmWith(u).wire()), nil
}

// dmWith is the direct message between u and the bot.
func (s *Server) dmWith(u *User) *Channel {
	if u.dm == nil {
		u.dm = &Channel{s: s, id: s.newID(), kind: DM, recipients: []*User{u, s.bot}}
		s.channels[u.dm.id] = u.dm
	}
	return u.dm
}

// DM is the direct message between this user and the bot.
func (u *User) DM() *Channel {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.s.dmWith(u)
}
