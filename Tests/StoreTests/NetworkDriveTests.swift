import Foundation
import TestSupport
import Testing

@testable import Store

/// Which file systems reach over a network.
@Suite struct NetworkDriveTests {
  private static let mounted: [(String, String?)] = [
    ("nfs4", "NFS"), ("nfs", "NFS"), ("cifs", "SMB"), ("smb3", "SMB"), ("9p", "9P"), ("afs", "AFS"), ("ceph", "Ceph"),
    ("lustre", "Lustre"), ("fuse.sshfs", "sshfs"), ("fuse.glusterfs", "glusterfs"), ("virtiofs", "virtiofs"),
    ("fuse.gocryptfs", nil), ("fuseblk", nil), ("ext4", nil), ("tmpfs", nil), ("overlay", nil), ("btrfs", nil),
  ]

  @Test("A drive that reaches over a network is known by the type of its mount", arguments: mounted)
  func drives(_ type: String, _ name: String?) {
    let mounts = """
      22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
      30 22 0:40 / /mnt/my\\040drive rw,relatime shared:1 master:2 - \(type) host:/home rw
      31 22 0:4 / /mnt rw - tmpfs tmpfs rw
      """
    #expect(NetworkDrive.type(of: "0:40", in: mounts).flatMap(NetworkDrive.name) == name)
    #expect(NetworkDrive.type(of: "0:4", in: mounts) == "tmpfs" && NetworkDrive.type(of: "0:1", in: mounts) == nil)
  }

  @Test("The type of a real mount is found; what lies on this machine is on no network drive")
  func here() throws {
    let folder = try Project.temporaryFolder()
    #expect(NetworkDrive.holding(folder.path) == nil && NetworkDrive.holding("") == nil)
    var info = stat()
    #expect(stat("/proc", &info) == 0)
    let mounts = try String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    #expect(NetworkDrive.type(of: "0:\(info.st_dev)", in: mounts) == "proc")
    #expect(NetworkDrive.warning("NFS").dutch.contains("NFS") && NetworkDrive.warning("NFS").english.contains("NFS"))
  }
}
