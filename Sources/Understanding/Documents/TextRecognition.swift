import Foundation

/// Reads the text of pictures, where the machine has `tesseract` (and `pdftoppm` for scanned PDFs).
enum TextRecognition {
    /// Pages of a scanned PDF that are read.
    private static let maximumPages = 5
    /// Smaller pictures are logos and icons.
    static let leastBytes = 20_000

    /// The text of a picture; `nil` if there is no tool or nothing was read.
    static func text(ofPicture picture: Data) -> String? {
        for languages in ["bul+eng+deu", "bul+eng", "eng"] {
            let arguments = ["stdin", "stdout", "-l", languages, "--psm", "6", "-c", "preserve_interword_spaces=1"]
            guard let output = Tool.run("tesseract", arguments, input: picture) else { continue }
            let text = String(decoding: output, as: UTF8.self)
            return text.contains(where: \.isLetter) ? String(text.prefix(DocumentLimits.textCharacters)) : nil
        }
        return nil
    }

    /// The text of a PDF that consists of pictures.
    static func text(ofPDF pdf: Data) -> String? {
        var text = ""
        for page in 1...maximumPages {
            let number = String(page)
            let arguments = ["-r", "200", "-gray", "-png", "-f", number, "-l", number, "-"]
            guard let picture = Tool.run("pdftoppm", arguments, input: pdf), !picture.isEmpty,
                let read = self.text(ofPicture: Data(picture))
            else { break }
            text += read + "\n"
        }
        return text.isEmpty ? nil : text
    }
}
