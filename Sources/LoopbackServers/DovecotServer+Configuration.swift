import Foundation

extension DovecotServer {
    /// The whole `dovecot.conf` (Dovecot 2.3).
    ///
    /// Any login of any domain exists and has the one password; its mailbox is made by the first delivery.
    static func configuration(
        folder: ServerFolder, domains: [String], ports: LoopbackPorts, options: LoopbackOptions,
        certificates: CertificateAuthority
    ) -> String {
        """
        instance_name = \(folder.root.lastPathComponent)
        base_dir = \(folder.dovecotRun.path)
        state_dir = \(folder.dovecot.path)/state
        log_path = \(folder.dovecotLog.path)
        protocols = imap lmtp
        listen = 127.0.0.1
        default_internal_user = nobody
        default_internal_group = nogroup
        default_login_user = nobody
        hostname = mail.\(domains[0])
        postmaster_address = postmaster@\(domains[0])

        ssl = yes
        ssl_cert = <\(certificates.certificateFile.path)
        ssl_key = <\(certificates.keyFile.path)
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_username_format = %Lu
        auth_default_realm = \(domains[0])
        auth_failure_delay = 0
        passdb {
          driver = static
          args = password=\(options.password)
        }
        userdb {
          driver = static
          args = uid=nobody gid=nogroup home=\(folder.mail.path)/%Ld/%Ln allow_all_users=yes
        }

        mail_location = maildir:~/Maildir
        recipient_delimiter = +
        mail_fsync = never
        mailbox_idle_check_interval = 1 secs
        mail_max_userip_connections = 1000
        namespace inbox {
          inbox = yes
          separator = \(options.hierarchySeparator)
          prefix = \(options.namespacePrefix)
        }
        \(options.imapCapability.map { "imap_capability = \($0)" } ?? "")

        \(services(folder: folder, ports: ports))
        """ + "\n"
    }

    private static func services(folder: ServerFolder, ports: LoopbackPorts) -> String {
        """
        service anvil {
          chroot =
        }
        service imap-login {
          chroot =
          service_count = 0
          process_min_avail = 2
          inet_listener imap {
            port = \(ports.imap)
          }
          inet_listener imaps {
            port = \(ports.imaps)
            ssl = yes
          }
        }
        service imap {
          process_min_avail = 1
        }
        service lmtp {
          process_min_avail = 1
          inet_listener lmtp {
            port = \(ports.lmtp)
          }
        }
        service auth {
          unix_listener \(authenticationSocket(in: folder).lastPathComponent) {
            mode = 0666
          }
        }
        service stats {
          unix_listener stats-writer {
            mode = 0666
          }
        }
        """
    }
}
