package store

import (
	"testing"

	"golang.org/x/sys/unix"
)

func TestNetworksAreKnown(t *testing.T) {
	for magic, name := range map[uint32]string{
		unix.NFS_SUPER_MAGIC: "nfs", unix.SMB_SUPER_MAGIC: "smb", unix.CIFS_SUPER_MAGIC: "smb", unix.SMB2_SUPER_MAGIC: "smb",
		unix.FUSE_SUPER_MAGIC: "fuse", unix.V9FS_MAGIC: "9p", unix.EXT4_SUPER_MAGIC: "", unix.TMPFS_MAGIC: "", unix.XFS_SUPER_MAGIC: "",
	} {
		if networks[magic] != name {
			t.Errorf("%x is taken for %q, not %q", magic, networks[magic], name)
		}
	}
	if fs := networkFS("/proc"); fs != "" {
		t.Errorf("/proc is taken for %q", fs)
	}
}
