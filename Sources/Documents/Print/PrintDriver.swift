/// The small Python program that prints documents with WeasyPrint, shut in on all sides.
///
/// It loads WeasyPrint and the fonts once, then waits for documents on its input (four bytes of length, then JSON) and
/// answers on its output (a status byte, four bytes of length, then the PDF or why not). Each document is printed in a
/// fork of its own with limits of time and memory, so that none can harm the next. The program may read the system's
/// libraries and fonts and the folder of the templates; it has no network and nothing else of the file system where the
/// kernel offers namespaces and Landlock, and a document can name nothing outside the folder anywhere.
///
/// The metadata of Factur-X follow its specification 1.0, chapter 6 (ZUGFeRD 2), the relations ISO 19005-3 annex E.
enum PrintDriver {
    static let source = isolation + "\n" + work

    /// What stands first: the arguments, and `shut_off()`, which takes network and files away for good.
    static let isolation = #"""
        import base64, ctypes, hashlib, json, os, resource, select, signal, struct, sys, time

        root, scratch = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])
        memory, seconds, largest, idle = (int(text) for text in sys.argv[3:7])
        libc = ctypes.CDLL(None, use_errno=True)

        def shut_off():
            # CLONE_NEWUSER | CLONE_NEWNET: a network of its own, with nothing in it. Not every system allows it.
            libc.unshare(0x10000000 | 0x40000000)
            # Landlock (Linux 5.13): no file but those of the system's programs and fonts, the templates and the scratch folder.
            libc.prctl(38, 1, 0, 0, 0)
            version = libc.syscall(444, None, 0, 1)
            if version < 1:
                return
            files = (1 << 13) - 1
            for since, bit in ((2, 13), (3, 14), (5, 15)):
                if version >= since:
                    files |= 1 << bit
            head = struct.pack("=QQ", files, 3) if version >= 4 else struct.pack("=Q", files)
            rules = libc.syscall(444, head, len(head), 0)
            if rules < 0:
                return
            read, everything = 0b1101, files
            system = ["/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig", "/dev/urandom"]
            for path, access in [(path, read) for path in system + sys.path + [root]] + [(scratch, everything)]:
                if not path or not os.path.exists(path):
                    continue
                if not os.path.isdir(path):
                    access &= 0b101
                handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
                libc.syscall(445, rules, 1, struct.pack("=Qi", access, handle), 0)
                os.close(handle)
            libc.syscall(446, rules, 0)
            os.close(rules)
        """#

    private static let work = #"""
        def bound():
            # Dies with the process that watches over it.
            libc.prctl(1, signal.SIGKILL, 0, 0, 0)
            for limit, value in (
                (resource.RLIMIT_AS, memory),
                (resource.RLIMIT_CPU, seconds),
                (resource.RLIMIT_CORE, 0),
                (resource.RLIMIT_FSIZE, 1 << 25),
                (resource.RLIMIT_NOFILE, 256),
            ):
                resource.setrlimit(limit, (value, value))

        FACTURX = """<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
        <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
        <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel></rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
         xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>fx</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>%s</rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
        """ % "".join(
            '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>%s</pdfaProperty:name>'
            "<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>"
            "<pdfaProperty:description>%s</pdfaProperty:description></rdf:li>" % pair
            for pair in (
                ("DocumentFileName", "The name of the embedded XML document"),
                ("DocumentType", "The type of the hybrid document in capital letters"),
                ("Version", "The version of the standard applying to the embedded XML document"),
                ("ConformanceLevel", "The conformance level of the embedded XML document"),
            )
        )

        def complete(pdf, job):
            """What PDF/A-3 asks for and WeasyPrint does not write: language, attached files with their relation, their metadata."""
            import pydyf
            # ISO 32000-1, 7.9.4: dates begin with D:, which WeasyPrint leaves out before 58.
            for name in ("CreationDate", "ModDate"):
                pdf.info[name] = pydyf.String("D:" + job["created"] + "Z")
            # ISO 19005-3, 6.2.8: pictures are not smoothed by who shows them.
            for thing in pdf.objects:
                if isinstance(thing, pydyf.Stream) and thing.extra.get("Subtype") == "/Image":
                    thing.extra["Interpolate"] = "false"
            pdf.catalog["Lang"] = pydyf.String(job["language"])
            pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
            names, related = [], []
            for file in sorted(job["attachments"], key=lambda file: file["name"]):
                content = base64.b64decode(file["content"])
                stream = pydyf.Stream([content], pydyf.Dictionary({
                    "Type": "/EmbeddedFile", "Subtype": "/" + file["type"].replace("/", "#2F"),
                    "Params": pydyf.Dictionary({
                        "Size": len(content), "ModDate": pydyf.String("D:" + job["created"] + "Z"),
                        "CheckSum": "<" + hashlib.md5(content).hexdigest() + ">"}),
                }), compress=True)
                pdf.add_object(stream)
                spec = pydyf.Dictionary({
                    "Type": "/Filespec", "F": pydyf.String(file["name"]), "UF": pydyf.String(file["name"]),
                    "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
                    "AFRelationship": "/" + file["relationship"], "Desc": pydyf.String(file["description"]),
                })
                pdf.add_object(spec)
                names += [pydyf.String(file["name"]), spec.reference]
                related.append(spec.reference)
            if related:
                tree = pydyf.Dictionary({"Names": pydyf.Array(names)})
                pdf.add_object(tree)
                pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
                pdf.catalog["AF"] = pydyf.Array(related)
            if any(file["name"] == "factur-x.xml" for file in job["attachments"]):
                metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
                end = b"</rdf:RDF>"
                metadata.stream = [part.replace(end, FACTURX.encode() + end) for part in metadata.stream]

        def printed(job):
            """Status and bytes of one document."""
            from urllib.parse import unquote, urlsplit
            refused = []

            def fetch(url, timeout=10, ssl_context=None):
                parts = urlsplit(url)
                if parts.scheme == "data":
                    return weasyprint.default_url_fetcher(url)
                if parts.scheme == "file" and not parts.netloc:
                    path = os.path.realpath(unquote(parts.path))
                    if path.startswith(root + os.sep) and os.path.isfile(path):
                        # Not by the default fetcher, which looks for names of types where nothing may be read.
                        return {"file_obj": open(path, "rb"), "mime_type": mimetypes.guess_type(path)[0]}
                refused.append(url[:200])
                raise ValueError("resource refused")

            # The parameter was renamed in WeasyPrint 58.
            variant = "variant" if int(weasyprint.__version__.split(".")[0]) < 58 else "pdf_variant"
            document = weasyprint.HTML(string=job["html"], base_url="file://" + root + "/", url_fetcher=fetch).render()
            stamp = job["created"]
            document.metadata.created = document.metadata.modified = "%s-%s-%sT%s:%s:%sZ" % (
                stamp[:4], stamp[4:6], stamp[6:8], stamp[8:10], stamp[10:12], stamp[12:14])
            pdf = document.write_pdf(
                finisher=lambda document, pdf: complete(pdf, job), identifier=job["identifier"].encode(), **{variant: "pdf/a-3b"})
            if refused:
                return 65, refused[0].encode()
            return 0, pdf

        def answer(job, end):
            """Prints in this process, which does nothing else, and hands the result over."""
            try:
                bound()
                status, content = printed(job)
            except MemoryError:
                status, content = 75, b""
            except Exception as error:
                status, content = 70, (type(error).__name__ + ": " + str(error))[:500].encode("utf-8", "replace")
            with os.fdopen(end, "wb") as pipe:
                pipe.write(bytes([status]) + content)

        def watched(job):
            """Prints in a process of its own, which is given a time and a size."""
            begin, end = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(begin)
                try:
                    answer(job, end)
                finally:
                    os._exit(0)
            os.close(end)
            deadline, content, over = time.monotonic() + seconds, bytearray(), False
            while True:
                left = deadline - time.monotonic()
                ready = left > 0 and select.select([begin], [], [], left)[0]
                part = os.read(begin, 1 << 16) if ready else b""
                if not part:
                    over = not ready
                    break
                content += part
                if len(content) > largest + 1:
                    over = True
                    break
            os.close(begin)
            if over:
                os.kill(child, signal.SIGKILL)
            _, how = os.waitpid(child, 0)
            if over or os.WIFSIGNALED(how) or not content:
                return 75, b""
            return content[0], bytes(content[1:])

        def taken(count):
            content = bytearray()
            while len(content) < count:
                # Nobody asked for long: leaves, and is begun anew when it is needed.
                if not select.select([0], [], [], idle)[0]:
                    return None
                part = os.read(0, count - len(content))
                if not part:
                    return None
                content += part
            return bytes(content)

        # Reads the system's list of types as long as it may.
        import mimetypes
        mimetypes.init()
        shut_off()
        try:
            import weasyprint
            # Reads the fonts once, for all the documents that follow.
            weasyprint.HTML(string="<p>Аб <b>Ab</b> <i>€</i></p>").write_pdf()
        except ImportError:
            weasyprint = None
        while True:
            head = taken(4)
            if head is None:
                break
            body = taken(struct.unpack(">I", head)[0])
            if body is None:
                break
            status, content = watched(json.loads(body)) if weasyprint else (69, b"")
            answered = struct.pack(">BI", status, len(content)) + content
            while answered:
                answered = answered[os.write(1, answered):]
        """#
}
