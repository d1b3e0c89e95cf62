package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by the linker in releases: -ldflags "-X main.version=v1.2.3 -X main.commit=…".
var (
	version = "development"
	commit  = ""
)

// versionLine names the version, commit and Go version.
func versionLine() string {
	c := commit
	if info, ok := debug.ReadBuildInfo(); ok && c == "" {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				c = s.Value
			}
		}
	}
	if c == "" {
		c = "unknown"
	}
	return fmt.Sprintf("verbatim %s, commit %s, %s", version, c, runtime.Version())
}
