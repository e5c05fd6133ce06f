import Foundation
import Model

/// A drive of another machine: there SQLite's locks cannot be relied on, so two programs may write at once.
package enum NetworkDrive {
  /// File systems that reach over a network, or to the machine around this one, by the type that Linux gives them.
  private static let types = [
    "nfs": "NFS", "nfs4": "NFS", "cifs": "SMB", "smb3": "SMB", "smbfs": "SMB", "9p": "9P", "drvfs": "9P", "afs": "AFS",
    "ncpfs": "NCP", "coda": "Coda", "ceph": "Ceph", "lustre": "Lustre", "gpfs": "GPFS", "beegfs": "BeeGFS",
    "pvfs2": "OrangeFS", "panfs": "PanFS", "vboxsf": "vboxsf", "vmhgfs": "vmhgfs", "prl_fs": "prl_fs",
    "virtiofs": "virtiofs",
  ]
  /// Programs behind FUSE that keep files elsewhere; others, such as one that encrypts, are of this machine.
  private static let programs: Set<String> = [
    "sshfs", "glusterfs", "s3fs", "rclone", "davfs", "davfs2", "curlftpfs", "cephfs", "ceph-fuse", "gcsfuse", "goofys",
    "juicefs", "JuiceFS", "moosefs", "mfs", "lizardfs", "seaweedfs", "onedriver", "google-drive-ocamlfuse", "smbnetfs",
    "httpfs", "gvfsd-fuse", "beegfs", "vmhgfs-fuse", "hdfs", "fuse-nfs", "mount-s3", "blobfuse2", "pcloud", "afpfs",
  ]

  /// The name of the network's file system that holds `path`; nil for one of this machine.
  package static func holding(_ path: String) -> String? {
    var info = stat()
    guard !path.isEmpty, stat(path, &info) == 0 else { return nil }
    // Drives of this machine have a driver, and with it a number that is not 0: of those nothing more need be read.
    guard info.st_dev & 0xFFFF_F000_000F_FF00 == 0 else { return nil }
    let device = "0:\(info.st_dev & 0xFF | info.st_dev >> 12 & 0xFFF_FF00)"
    guard let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return nil }
    return type(of: device, in: mounts).flatMap(name)
  }

  /// The type of a mounted device, `0:40`, in the words of `/proc/self/mountinfo`.
  static func type(of device: String, in mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-") else { continue }
      return words.indices.contains(dash + 1) ? String(words[dash + 1]) : nil
    }
    return nil
  }

  /// The name by which users know a type that reaches over a network; nil for others.
  static func name(_ type: String) -> String? {
    guard type.hasPrefix("fuse.") else { return types[type] }
    let program = String(type.dropFirst(5))
    return programs.contains(program) ? program : types[program]
  }

  /// What is said of it, once.
  package static func warning(_ name: String) -> Phrase {
    Phrase(
      "Netwerkschijf (\(name)): vergrendelen is daar niet zeker; laat één programma tegelijk schrijven.",
      "Network drive (\(name)): locks cannot be relied on there; let one program write at a time.")
  }
}
