package discordtest

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// restView: over REST the portal's switch decides, not what a session asked for.
func (s *Server) restView() view { return view{content: !s.options.NoMessageContent} }

// message is the message named in the path, in a channel whose history the bot may read.
func (q *call) message(c *Channel) (*message, error) {
	id, err := q.id("message")
	if err != nil {
		return nil, err
	}
	m := c.find(id)
	if m == nil {
		return nil, unknownMessage()
	}
	return m, nil
}

func (q *call) channelAndMessage() (*Channel, *message, error) {
	c, err := q.channel()
	if err != nil {
		return nil, nil, err
	}
	m, err := q.message(c)
	return c, m, err
}

func (q *call) getMessage() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	if err := q.s.require(q.s.bot, c, ReadMessageHistory); err != nil {
		return answer{}, err
	}
	m, err := q.message(c)
	if err != nil {
		return answer{}, err
	}
	return ok(q.s.wire(m, q.s.restView())), nil
}

// getMessages is Get Channel Messages: newest first; without READ_MESSAGE_HISTORY the list is empty.
func (q *call) getMessages() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	if c.kind == Forum {
		return answer{}, refuse(http.StatusBadRequest, codeWrongChannelType, "Cannot execute action on this channel type")
	}
	query := q.r.URL.Query()
	limit, err := pageLimit(query, 50, maxHistoryPage)
	if err != nil {
		return answer{}, err
	}
	page, err := pageOf(c.messages, query, limit)
	if err != nil {
		return answer{}, err
	}
	if !q.s.permissions(q.s.bot, c).has(ReadMessageHistory) {
		page = nil
	}
	list := make([]*wireMessage, len(page))
	for i, m := range page {
		list[len(page)-1-i] = q.s.wire(m, q.s.restView())
	}
	return ok(list), nil
}

func pageLimit(query url.Values, usual, most int) (int, error) {
	text := query.Get("limit")
	if text == "" {
		return usual, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, invalid([]string{"limit"}, "NUMBER_TYPE_COERCE", "Value %q is not int.", text)
	}
	var f form
	f.between([]string{"limit"}, n, 1, most)
	return n, f.err()
}

// pageOf cuts a page out of messages, oldest first. before, after and around exclude one another.
func pageOf(all []*message, query url.Values, limit int) ([]*message, error) {
	position := func(key string) (int, bool, error) {
		text := query.Get(key)
		if text == "" {
			return 0, false, nil
		}
		id, err := strconv.ParseUint(text, 10, 64) // after=0 is usual for "from the beginning"
		if err != nil {
			return 0, false, invalid([]string{key}, "NUMBER_TYPE_COERCE", "Value %q is not snowflake.", text)
		}
		i, _ := slices.BinarySearchFunc(all, id, func(m *message, id uint64) int {
			// IDs of stored messages are made here and parse.
			own, _ := strconv.ParseUint(m.ID, 10, 64)
			switch {
			case own < id:
				return -1
			case own > id:
				return 1
			}
			return 0
		})
		return i, true, nil
	}
	before, hasBefore, err := position("before")
	if err != nil {
		return nil, err
	}
	after, hasAfter, err := position("after")
	if err != nil {
		return nil, err
	}
	around, hasAround, err := position("around")
	if err != nil {
		return nil, err
	}
	switch {
	case hasAround:
		first := max(0, around-limit/2)
		return all[first:min(len(all), first+limit)], nil
	case hasBefore:
		return all[max(0, before-limit):before], nil
	case hasAfter:
		if after < len(all) && all[after].ID == query.Get("after") {
			after++
		}
		return all[after:min(len(all), after+limit)], nil
	}
	return all[max(0, len(all)-limit):], nil
}
