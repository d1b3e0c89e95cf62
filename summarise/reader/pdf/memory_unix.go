//go:build unix

package pdf

import "syscall"

// mapMemory reserves size bytes outside the Go heap. They cost nothing until they are written to.
func mapMemory(size int) ([]byte, error) {
	return syscall.Mmap(-1, 0, size, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
}

func unmapMemory(mapped []byte) error { return syscall.Munmap(mapped) }
