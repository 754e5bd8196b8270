import Foundation

extension PostfixServer {
    /// The whole `main.cf` (postconf(5)); nothing in it reaches out of 127.0.0.1 and nothing asks the DNS.
    static func mainConfiguration(
        folder: ServerFolder, domains: [String], ports: LoopbackPorts, options: LoopbackOptions,
        certificates: CertificateAuthority
    ) -> String {
        """
        compatibility_level = 3.6
        config_directory = \(folder.postfixConfiguration.path)
        queue_directory = \(folder.postfixQueue.path)
        data_directory = \(folder.postfixData.path)
        multi_instance_name = \(folder.root.lastPathComponent)
        syslog_name = \(folder.root.lastPathComponent)
        maillog_file = \(folder.postfixLog.path)
        maillog_file_prefixes = \(folder.root.path)
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mail.\(domains[0])
        mydestination =
        mynetworks =
        notify_classes =
        smtp_dns_support_level = disabled
        smtpd_peername_lookup = no

        \(routing(folder: folder, domains: domains, ports: ports))

        \(entrance(folder: folder, ports: ports, options: options, certificates: certificates))

        \(pace)
        """ + "\n"
    }

    /// Where mail goes: served domains to Dovecot, every other address comes back to its sender.
    private static func routing(folder: ServerFolder, domains: [String], ports: LoopbackPorts) -> String {
        """
        virtual_mailbox_domains = \(domains.joined(separator: ", "))
        virtual_mailbox_maps = static:all
        virtual_transport = lmtp:inet:127.0.0.1:\(ports.lmtp)
        transport_maps = \(table(.transport, ports))
        default_transport = error:5.1.2 This domain is not served by the loopback mail servers
        relay_transport = $default_transport
        local_transport = $default_transport
        local_recipient_maps =
        alias_maps =
        alias_database =
        recipient_delimiter = +
        """
    }

    /// What every SMTP entrance asks of its clients; `master.cf` has what single ones ask besides.
    private static func entrance(
        folder: ServerFolder, ports: LoopbackPorts, options: LoopbackOptions, certificates: CertificateAuthority
    ) -> String {
        """
        message_size_limit = \(options.messageSizeLimit)
        mailbox_size_limit = 0
        virtual_mailbox_limit = 0
        smtpd_relay_restrictions = reject_unauth_destination
        smtpd_recipient_restrictions = check_recipient_access \(table(.access, ports))
        smtpd_tls_security_level = may
        smtpd_tls_cert_file = \(certificates.certificateFile.path)
        smtpd_tls_key_file = \(certificates.keyFile.path)
        smtpd_tls_auth_only = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = \(DovecotServer.authenticationSocket(in: folder).path)
        smtpd_sender_login_maps = regexp:\(folder.postfixConfiguration.path)/logins
        smtpd_milters = inet:127.0.0.1:\(ports.milter)
        milter_default_action = tempfail
        """
    }

    /// Real servers slow down on purpose in many places; tests and measurements must not wait for that.
    private static let pace = """
        in_flow_delay = 0
        smtpd_error_sleep_time = 0
        smtpd_soft_error_limit = 1000
        smtpd_hard_error_limit = 1000
        smtpd_client_connection_count_limit = 0
        queue_run_delay = 1s
        minimal_backoff_time = 1s
        maximal_backoff_time = 10s
        """

    /// The whole `master.cf` (master(5)); no process is put into a chroot, and nothing but the entrances has a port.
    ///
    /// An entrance would itself refuse a recipient whose mail goes to the transports `error` or `retry`. So that such mail
    /// is accepted and bounced or delayed afterwards, the entrances ask a resolver that does not know these routes.
    static func services(ports: LoopbackPorts) -> String {
        // A real server of a receiver adds nothing to a mail from the world that lacks Message-ID or Date.
        let world = "-o local_header_rewrite_clients="
        let submission = """
             -o smtpd_sasl_auth_enable=yes -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
             -o smtpd_sender_restrictions=reject_sender_login_mismatch
            """
        return """
            127.0.0.1:\(ports.unverifiedSMTP) inet n - n - - smtpd -o rewrite_service_name=rewrite-entrance
             -o milter_macro_daemon_name=\(AuthenticationVerdict.unverified.rawValue) \(world)
            127.0.0.1:\(ports.verifiedSMTP) inet n - n - - smtpd -o rewrite_service_name=rewrite-entrance
             -o milter_macro_daemon_name=\(AuthenticationVerdict.verified.rawValue) \(world)
            127.0.0.1:\(ports.failingSMTP) inet n - n - - smtpd -o rewrite_service_name=rewrite-entrance
             -o milter_macro_daemon_name=\(AuthenticationVerdict.failing.rawValue) \(world)
            127.0.0.1:\(ports.submission) inet n - n - - smtpd -o rewrite_service_name=rewrite-entrance
             -o milter_macro_daemon_name=\(AuthenticationVerdict.submission.rawValue)
             -o smtpd_tls_security_level=encrypt
            \(submission)
            127.0.0.1:\(ports.submissions) inet n - n - - smtpd -o rewrite_service_name=rewrite-entrance
             -o milter_macro_daemon_name=\(AuthenticationVerdict.submission.rawValue)
             -o smtpd_tls_wrappermode=yes
            \(submission)
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            rewrite-entrance unix - - n - - trivial-rewrite
             -o transport_maps= -o default_transport=lmtp
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            showq unix n - n - - showq
            error unix - - n - - error
            retry unix - - n - - error
            lmtp unix - - n - - lmtp
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd

            """
    }

    /// Which logins may use an address as envelope sender: its owner and the agents.
    static func loginMap(options: LoopbackOptions, firstDomain: String) -> String {
        let agents = options.agents.map { $0.contains("@") ? $0 : "\($0)@\(firstDomain)" }
        let owners = (["$1@$3"] + agents).joined(separator: ", ")
        return "/^([^@+]+)(\\+[^@]*)?@(.+)$/ \(owners)\n"
    }

    private static func table(_ question: RecipientTable.Question, _ ports: LoopbackPorts) -> String {
        "socketmap:inet:127.0.0.1:\(ports.recipientTable):\(question.rawValue)"
    }
}
