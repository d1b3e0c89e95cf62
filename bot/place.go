package bot

import (
	"context"
	"fmt"
	"slices"

	"github.com/bwmarrin/discordgo"

	"verbatim/bot/intake"
)

// place is where something happens, and so how it is answered.
type place struct {
	guild   string // "" in a DM
	channel string
	parent  string // of a thread
	kind    placeKind
}

type placeKind int

const (
	textChannel placeKind = iota // a digest gets a thread under it
	ownThread                    // one that the bot opened: what is written there is a question
	otherThread                  // a forum post, a thread of others, a voice channel's chat: answered in place, when mentioned
	directMessages
	unknownPlace // not in State: ask Discord before deciding
)

// intake is what a place means for who is asked. An unknown one is looked at again as what it is.
func (k placeKind) intake() intake.Place {
	switch k {
	case ownThread:
		return intake.Thread
	case otherThread:
		return intake.Hosted
	case directMessages:
		return intake.Direct
	default:
		return intake.Channel
	}
}

// placeOf says what State knows of a channel. It never blocks.
func (b *Bot) placeOf(guild, channel string) place {
	p := place{guild: guild, channel: channel, kind: unknownPlace}
	if guild == "" {
		p.kind = directMessages
		return p
	}
	ch, err := b.session.State.Channel(channel)
	if err != nil {
		return p
	}
	b.session.State.RLock() // jobs look while events change what ch points to
	defer b.session.State.RUnlock()
	return b.placeIn(p, ch)
}

// findPlace is placeOf that asks Discord where State does not know, once: State knows it from then on.
func (b *Bot) findPlace(ctx context.Context, guild, channel string) (place, error) {
	p := b.placeOf(guild, channel)
	if p.kind != unknownPlace {
		return p, nil
	}
	ch, err := b.channel(ctx, channel)
	if err != nil {
		return p, err
	}
	p = b.placeIn(p, ch)
	_ = b.session.State.ChannelAdd(ch) // of a guild that State does not know: asked again
	return p, nil
}

func (b *Bot) channel(ctx context.Context, id string) (*discordgo.Channel, error) {
	ch, err := get[discordgo.Channel](ctx, b, discordgo.EndpointChannel(id))
	if err != nil {
		return nil, fmt.Errorf("channel %s: %w", id, err)
	}
	return ch, nil
}

// placeIn tells by its type and owner what ch is. No thread can be opened in the chat of a voice channel.
func (b *Bot) placeIn(p place, ch *discordgo.Channel) place {
	switch {
	case ch.Type == discordgo.ChannelTypeDM || ch.Type == discordgo.ChannelTypeGroupDM:
		p.kind = directMessages
	case ch.Type == discordgo.ChannelTypeGuildVoice || ch.Type == discordgo.ChannelTypeGuildStageVoice:
		p.kind = otherThread
	case !ch.IsThread():
		p.kind = textChannel
	case ch.OwnerID == b.me().user:
		p.kind, p.parent = ownThread, ch.ParentID
	default:
		p.kind, p.parent = otherThread, ch.ParentID
	}
	return p
}

// mustBeMentioned reports whether questions where a list stands, or in the thread under it, need a mention.
func (b *Bot) mustBeMentioned(p place) bool {
	return p.kind == otherThread || p.kind != directMessages && b.gateway.withoutContent.Load()
}

// isForum reports whether State knows a channel as one whose threads are posts.
func (b *Bot) isForum(channel string) bool {
	ch, err := b.session.State.Channel(channel)
	if err != nil {
		return false
	}
	b.session.State.RLock()
	defer b.session.State.RUnlock()
	return ch.Type == discordgo.ChannelTypeGuildForum || ch.Type == discordgo.ChannelTypeGuildMedia
}

// me is who the bot is; before READY nobody.
func (b *Bot) me() identity {
	if me := b.ready.Load(); me != nil {
		return *me
	}
	return identity{}
}

// ownRole returns the role that Discord made for the bot in a guild, "" if State does not know it. It is
// the one managed role that the bot has.
func (b *Bot) ownRole(guild string) string {
	g, err := b.session.State.Guild(guild)
	if err != nil {
		return ""
	}
	me, err := b.session.State.Member(guild, b.me().user)
	if err != nil {
		return ""
	}
	b.session.State.RLock()
	defer b.session.State.RUnlock()
	for _, r := range g.Roles {
		if r.Managed && slices.Contains(me.Roles, r.ID) {
			return r.ID
		}
	}
	return ""
}

// canSee reports whether a member with these roles may see a thread's parent channel. In doubt not.
func (b *Bot) canSee(guild, parent, user string, roles []string) bool {
	ch, err := b.session.State.Channel(parent)
	if err != nil {
		return false
	}
	g, err := b.session.State.Guild(guild)
	if err != nil {
		return false
	}
	b.session.State.RLock()
	defer b.session.State.RUnlock()
	return permissions(g, ch, user, roles)&discordgo.PermissionViewChannel != 0
}

// permissions computes what a member may do in a channel that is no thread
// (Permissions, "Permission Overwrites").
func permissions(g *discordgo.Guild, ch *discordgo.Channel, user string, roles []string) int64 {
	if user == g.OwnerID {
		return discordgo.PermissionAll
	}
	has := map[string]bool{g.ID: true} // @everyone has the guild's ID
	for _, r := range roles {
		has[r] = true
	}
	var allowed int64
	for _, r := range g.Roles {
		if has[r.ID] {
			allowed |= r.Permissions
		}
	}
	if allowed&discordgo.PermissionAdministrator != 0 {
		return discordgo.PermissionAll
	}
	var everyone, role, member discordgo.PermissionOverwrite
	for _, o := range ch.PermissionOverwrites {
		switch {
		case o.ID == g.ID:
			everyone = *o
		case o.Type == discordgo.PermissionOverwriteTypeMember && o.ID == user:
			member = *o
		case o.Type == discordgo.PermissionOverwriteTypeRole && has[o.ID]:
			role.Allow |= o.Allow
			role.Deny |= o.Deny
		}
	}
	for _, o := range []discordgo.PermissionOverwrite{everyone, role, member} {
		allowed = allowed&^o.Deny | o.Allow
	}
	return allowed
}
