/// Domains whose addresses belong to no firm.
public enum FreeMail {
    /// Whether everybody can have an address at a domain, or below it.
    public static func isProvider(_ domain: String) -> Bool {
        var domain = domain.lowercased()[...]
        while domain.contains(".") {
            if domains.contains(String(domain)) { return true }
            guard let dot = domain.firstIndex(of: ".") else { return false }
            domain = domain[domain.index(after: dot)...]
        }
        return false
    }

    private static let domains = Set(
        """
        abv.bg mail.bg dir.bg gbg.bg atol.bg data.bg gyuvetch.bg portal.bg bol.bg bulmail.net need.bg inet.bg start.bg \
        mail.orbitel.bg spnet.net bitex.com ultranet.bg cybernet.bg post.bg europe.com \
        gmail.com googlemail.com google.com \
        yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.gr yahoo.ro yahoo.es yahoo.it yahoo.at yahoo.nl yahoo.pl yahoo.se \
        yahoo.ca yahoo.in yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.com.au yahoo.com.tr ymail.com rocketmail.com myyahoo.com \
        hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es hotmail.gr hotmail.ro hotmail.nl \
        hotmail.com.tr outlook.com outlook.de outlook.fr outlook.it outlook.es outlook.com.tr outlook.gr live.com \
        live.co.uk live.de live.fr live.it live.nl live.bg msn.com passport.com windowslive.com \
        icloud.com me.com mac.com aol.com aol.de aim.com verizon.net comcast.net att.net sbcglobal.net bellsouth.net \
        cox.net charter.net earthlink.net juno.com \
        proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com keemail.me \
        gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.co.uk gmx.us web.de freenet.de t-online.de arcor.de posteo.de posteo.net \
        mailbox.org 1und1.de online.de email.de mail.de vodafone.de o2online.de unitybox.de chello.at aon.at a1.net \
        bluewin.ch sunrise.ch hispeed.ch \
        orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr aliceadsl.fr numericable.fr voila.fr \
        libero.it virgilio.it tiscali.it alice.it tin.it inwind.it iol.it email.it poste.it fastwebnet.it \
        telefonica.net terra.es ono.com sapo.pt clix.pt mail.pt skynet.be telenet.be proximus.be ziggo.nl kpnmail.nl \
        planet.nl home.nl xs4all.nl hetnet.nl \
        btinternet.com virginmedia.com ntlworld.com sky.com talktalk.net blueyonder.co.uk tiscali.co.uk eircom.net \
        mail.ru inbox.ru list.ru bk.ru internet.ru yandex.ru yandex.com ya.ru yandex.ua rambler.ru lenta.ru ukr.net i.ua \
        meta.ua bigmir.net tut.by \
        wp.pl o2.pl onet.pl op.pl onet.eu interia.pl interia.eu gazeta.pl tlen.pl poczta.fm seznam.cz email.cz centrum.cz \
        volny.cz post.cz atlas.cz azet.sk centrum.sk zoznam.sk pobox.sk freemail.hu citromail.hu t-online.hu \
        in.gr otenet.gr forthnet.gr hol.gr mail.gr windowslive.gr mynet.com ttmail.com superonline.com \
        yahoo.com.mk mail.mk t.mk eunet.rs sbb.rs mts.rs ptt.rs open.telekom.rs t.ht.hr net.hr inet.hr vip.hr siol.net \
        amis.net email.si bih.net.ba teol.net rdslink.ro rdsmail.ro email.ro clicknet.ro \
        abv.com zoho.com zohomail.eu fastmail.com fastmail.fm hey.com hushmail.com mail.com email.com usa.com inbox.com \
        inbox.lv one.lt mail.ee hot.ee qq.com foxmail.com 163.com 126.com sina.com sohu.com naver.com daum.net hanmail.net \
        rediffmail.com bigpond.com optusnet.com.au uol.com.br bol.com.br terra.com.br privaterelay.appleid.com \
        duck.com relay.firefox.com mozmail.com simplelogin.com simplelogin.co \
        mailinator.com guerrillamail.com 10minutemail.com temp-mail.org yopmail.com
        """.split(separator: " ").map(String.init))
}
