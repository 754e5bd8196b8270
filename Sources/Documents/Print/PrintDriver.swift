/// The small Python program that prints one document with WeasyPrint, shut in on all sides.
///
/// It reads HTML from its input and writes the PDF to its output. It may read the folder of the templates, and nothing
/// else that a document names; it fetches nothing from a network and, where the system lets it, has none at all. What it
/// writes (fonts of a template, for a moment) is small and goes to a folder of its own, which is removed after it.
enum PrintDriver {
    static let source = #"""
        import os, resource, sys

        root = os.path.realpath(sys.argv[1])
        memory, seconds = int(sys.argv[2]), int(sys.argv[3])
        for limit, value in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 1 << 25),
            (resource.RLIMIT_NOFILE, 256),
        ):
            resource.setrlimit(limit, (value, value))

        try:
            import ctypes
            # CLONE_NEWUSER | CLONE_NEWNET: a network of its own, with nothing in it. Not every system allows it.
            ctypes.CDLL(None).unshare(0x10000000 | 0x40000000)
        except Exception:
            pass

        try:
            import weasyprint
        except ImportError:
            sys.stderr.write("WeasyPrint is not installed; run apt-get install weasyprint")
            sys.exit(69)

        from urllib.parse import unquote, urlsplit

        def fetch(url, timeout=10, ssl_context=None):
            parts = urlsplit(url)
            if parts.scheme == "data":
                return weasyprint.default_url_fetcher(url)
            if parts.scheme == "file" and not parts.netloc:
                path = os.path.realpath(unquote(parts.path))
                if path.startswith(root + os.sep) and os.path.isfile(path):
                    return weasyprint.default_url_fetcher("file://" + path)
            refused.append(url[:200])
            raise ValueError("resource refused")

        refused = []
        html = sys.stdin.buffer.read().decode("utf-8")
        document = weasyprint.HTML(string=html, base_url="file://" + root + "/", url_fetcher=fetch)
        # The parameter was renamed in WeasyPrint 58.
        variant = "variant" if int(weasyprint.__version__.split(".")[0]) < 58 else "pdf_variant"
        pdf = document.write_pdf(**{variant: "pdf/a-3b"})
        if refused:
            sys.stderr.write("the template names a resource outside its folder: " + refused[0])
            sys.exit(65)
        sys.stdout.buffer.write(pdf)
        """#
}
