package pdf

import "github.com/tetratelabs/wazero/experimental"

// sandboxPages is the most memory that PDFium gets for a document, in WebAssembly's pages of 64 KiB:
// 128 MiB. Of 1,760 files none that could be read needed more (documents research, section 6).
const sandboxPages = 2048

// A sandbox is the memory that one document is read in. It is reserved whole, so that growing it copies
// nothing, and it is the allocator that wazero asks for it.
type sandbox struct{ mapped []byte }

var (
	_ experimental.MemoryAllocator = (*sandbox)(nil)
	_ experimental.LinearMemory    = (*sandbox)(nil)
)

func (s *sandbox) reserve() (err error) {
	s.mapped, err = mapMemory(sandboxPages << 16)
	return err
}

// Allocate implements [experimental.MemoryAllocator]: the memory is what was reserved.
func (s *sandbox) Allocate(uint64, uint64) experimental.LinearMemory { return s }

// Reallocate implements [experimental.LinearMemory].
func (s *sandbox) Reallocate(size uint64) []byte {
	if size > uint64(len(s.mapped)) {
		return nil
	}
	return s.mapped[:size]
}

// Free does nothing: wazero calls it as soon as a document is stopped, when what reads the memory
// may not have returned yet. Touching unmapped memory would end the process.
func (s *sandbox) Free() {}

// release gives the memory back, once nothing runs in it.
func (s *sandbox) release() error {
	mapped := s.mapped
	if s.mapped = nil; mapped == nil {
		return nil
	}
	return unmapMemory(mapped)
}
