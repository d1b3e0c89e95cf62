package discordtest

import (
	"net/http"
	"slices"
	"time"
)

// wireThreads is ThreadsResponse.
type wireThreads struct {
	Threads []wireThread       `json:"threads"`
	Members []wireThreadMember `json:"members"`
	HasMore bool               `json:"has_more"`
}

func (q *call) wireThreads(list []*Channel) wireThreads {
	w := wireThreads{Threads: []wireThread{}, Members: []wireThreadMember{}}
	for _, t := range list {
		if !q.s.permissions(q.s.bot, t).has(ViewChannel) {
			continue
		}
		one := t.wireThreadFor(q.s.bot)
		w.Threads = append(w.Threads, one)
		if one.Member != nil {
			w.Members = append(w.Members, *one.Member)
		}
	}
	return w
}

func (q *call) getActiveThreads() (answer, error) {
	g, err := q.guild()
	if err != nil {
		return answer{}, err
	}
	list := q.s.activeThreads(g)
	slices.Reverse(list) // newest first
	w := q.wireThreads(list)
	return ok(w), nil
}

func (q *call) getArchivedThreads() (answer, error) {
	c, err := q.channel()
	if err != nil {
		return answer{}, err
	}
	if c.kind != Text && c.kind != Announcement && c.kind != Forum {
		return answer{}, refuse(http.StatusBadRequest, codeWrongChannelType, "Cannot execute action on this channel type")
	}
	if err := q.s.require(q.s.bot, c, ReadMessageHistory); err != nil {
		return answer{}, err
	}
	query := q.r.URL.Query()
	limit, err := pageLimit(query, 50, maxHistoryPage)
	if err != nil {
		return answer{}, err
	}
	before := q.s.now().Add(time.Second)
	if text := query.Get("before"); text != "" {
		if before, err = time.Parse(time.RFC3339, text); err != nil {
			return answer{}, invalid([]string{"before"}, "DATE_TIME_TYPE_PARSE", "Could not parse %s. Should be ISO8601.", text)
		}
	}
	list := slices.DeleteFunc(q.s.threadsOf(c), func(t *Channel) bool {
		return !t.archived || t.kind == PrivateThread || !t.archivedAt.Before(before)
	})
	slices.SortFunc(list, func(a, b *Channel) int { return b.archivedAt.Compare(a.archivedAt) })
	more := len(list) > limit
	w := q.wireThreads(list[:min(limit, len(list))])
	w.HasMore = more
	return ok(w), nil
}
