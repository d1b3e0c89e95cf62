//go:build !unix

package pdf

// mapMemory takes size bytes of the Go heap, where the system has no mmap that we know of.
func mapMemory(size int) ([]byte, error) { return make([]byte, size), nil }

func unmapMemory([]byte) error { return nil }
