import CCurl

extension CurlHandle {
    /// Everything libcurl must know to connect and log in to a mail server.
    func configure(_ settings: ConnectionSettings, _ address: ServerAddress) {
        set(CURLOPT_URL, address.url + "/" + settings.helloName)
        set(CURLOPT_PROTOCOLS_STR, "imap,imaps,smtp,smtps")
        set(CURLOPT_CONNECT_ONLY, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout)
        set(CURLOPT_TIMEOUT_MS, settings.connectTimeout)
        secure(caFile: settings.caFile)
        let level =
            switch settings.startTLS {
            case .required: CURLUSESSL_ALL
            case .opportunistic: CURLUSESSL_TRY
            case .never: CURLUSESSL_NONE
            }
        set(CURLOPT_USE_SSL, Int(level.rawValue))
        set(CURLOPT_TCP_KEEPALIVE, 1)
        set(CURLOPT_TCP_KEEPIDLE, 60)
        set(CURLOPT_TCP_KEEPINTVL, 30)
        set(CURLOPT_BUFFERSIZE, 512 * 1024)
        if let options = settings.loginOptions { set(CURLOPT_LOGIN_OPTIONS, options) }
        switch settings.credential {
        case .none: break
        case .password(let password):
            set(CURLOPT_USERNAME, settings.user)
            set(CURLOPT_PASSWORD, password)
        case .oauth2(let token):
            set(CURLOPT_USERNAME, settings.user)
            set(CURLOPT_XOAUTH2_BEARER, token)
        }
    }

    /// Certificates are always checked; TLS 1.2 at least.
    func secure(caFile: String?) {
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile { set(CURLOPT_CAINFO, caFile) }
    }
}

extension ConnectionSettings {
    /// The name for EHLO, which libcurl takes from the URL's path. Anything but a host name or an address literal
    /// gives way to the machine's own name.
    var helloName: String {
        guard let clientName, !clientName.isEmpty, clientName.utf8.allSatisfy({ isHostByte($0) }) else {
            return machineName()
        }
        return clientName
    }
}
