package discordtest

// wireGuild is GuildWithCountsResponse with what is never set left at its empty value.
type wireGuild struct {
	ID                          string     `json:"id"`
	Name                        string     `json:"name"`
	Icon                        *string    `json:"icon"`
	Description                 *string    `json:"description"`
	HomeHeader                  *string    `json:"home_header"`
	Splash                      *string    `json:"splash"`
	DiscoverySplash             *string    `json:"discovery_splash"`
	Features                    []string   `json:"features"`
	Banner                      *string    `json:"banner"`
	OwnerID                     string     `json:"owner_id"`
	ApplicationID               *string    `json:"application_id"`
	Region                      string     `json:"region"`
	AFKChannelID                *string    `json:"afk_channel_id"`
	AFKTimeout                  int        `json:"afk_timeout"`
	SystemChannelID             *string    `json:"system_channel_id"`
	SystemChannelFlags          int        `json:"system_channel_flags"`
	WidgetEnabled               bool       `json:"widget_enabled"`
	WidgetChannelID             *string    `json:"widget_channel_id"`
	VerificationLevel           int        `json:"verification_level"`
	Roles                       []wireRole `json:"roles"`
	DefaultMessageNotifications int        `json:"default_message_notifications"`
	MFALevel                    int        `json:"mfa_level"`
	ExplicitContentFilter       int        `json:"explicit_content_filter"`
	MaxPresences                *int       `json:"max_presences"`
	MaxMembers                  int        `json:"max_members"`
	MaxStageVideoChannelUsers   int        `json:"max_stage_video_channel_users"`
	MaxVideoChannelUsers        int        `json:"max_video_channel_users"`
	VanityURLCode               *string    `json:"vanity_url_code"`
	PremiumTier                 int        `json:"premium_tier"`
	PremiumSubscriptionCount    int        `json:"premium_subscription_count"`
	PreferredLocale             string     `json:"preferred_locale"`
	RulesChannelID              *string    `json:"rules_channel_id"`
	SafetyAlertsChannelID       *string    `json:"safety_alerts_channel_id"`
	PublicUpdatesChannelID      *string    `json:"public_updates_channel_id"`
	PremiumProgressBarEnabled   bool       `json:"premium_progress_bar_enabled"`
	NSFW                        bool       `json:"nsfw"`
	NSFWLevel                   int        `json:"nsfw_level"`
	Emojis                      []string   `json:"emojis"`
	Stickers                    []string   `json:"stickers"`
	IncidentsData               *string    `json:"incidents_data"`
}

func (g *Guild) wire() wireGuild {
	return wireGuild{
		ID: g.id, Name: g.name, OwnerID: g.owner.id, Features: []string{}, Region: "deprecated", AFKTimeout: 300,
		Roles: g.wireRoles(), MaxMembers: 500000, MaxStageVideoChannelUsers: 50, MaxVideoChannelUsers: 25,
		PreferredLocale: "en-US", Emojis: []string{}, Stickers: []string{},
	}
}

// wireGuildCreate is the GUILD_CREATE event (events/gateway-events): the guild, its
// channels, its active threads, and of the members those a small guild sends.
type wireGuildCreate struct {
	wireGuild
	JoinedAt             string       `json:"joined_at"`
	Large                bool         `json:"large"`
	Unavailable          bool         `json:"unavailable"`
	MemberCount          int          `json:"member_count"`
	Members              []wireMember `json:"members"`
	Channels             []any        `json:"channels"`
	Threads              []wireThread `json:"threads"`
	VoiceStates          []string     `json:"voice_states"`
	Presences            []string     `json:"presences"`
	StageInstances       []string     `json:"stage_instances"`
	GuildScheduledEvents []string     `json:"guild_scheduled_events"`
	SoundboardSounds     []string     `json:"soundboard_sounds"`
}

func (s *Server) wireGuildCreate(g *Guild) wireGuildCreate {
	w := wireGuildCreate{
		wireGuild: g.wire(), MemberCount: len(g.members), Members: []wireMember{}, Channels: []any{}, Threads: []wireThread{},
		VoiceStates: []string{}, Presences: []string{}, StageInstances: []string{}, GuildScheduledEvents: []string{}, SoundboardSounds: []string{},
	}
	if m := g.members[s.bot.id]; m != nil {
		// Without the members intent only the bot's own member is sent.
		w.JoinedAt, w.Members = stamp(m.joined), append(w.Members, m.wireWithUser())
	}
	for _, c := range g.channels {
		w.Channels = append(w.Channels, c.wire())
	}
	for _, t := range s.activeThreads(g) {
		if s.permissions(s.bot, t).has(ViewChannel) {
			w.Threads = append(w.Threads, t.wireThreadFor(s.bot))
		}
	}
	return w
}

// wireMyGuild is one line of GET /users/@me/guilds.
type wireMyGuild struct {
	ID          string      `json:"id"`
	Name        string      `json:"name"`
	Icon        *string     `json:"icon"`
	Banner      *string     `json:"banner"`
	Owner       bool        `json:"owner"`
	Permissions Permissions `json:"permissions"`
	Features    []string    `json:"features"`
}
