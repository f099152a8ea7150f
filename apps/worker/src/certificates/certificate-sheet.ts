/**
 * The sheet itself, in Typst. Everything that differs comes as a plain string of `sys.inputs` and is set as text:
 * a name is never read as markup or code.
 */
export const certificateSheet = `
#let given = sys.inputs
#let teal = rgb("#0b5e63")
#let ink = rgb("#1d2326")
#let quiet = rgb("#4f5a5e")
#let long(words, sizes) = {
  let count = words.clusters().len()
  if count > 90 { sizes.at(2) } else if count > 45 { sizes.at(1) } else { sizes.at(0) }
}

#set document(title: given.documentTitle, author: given.centre, date: none)
#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic"), lang: given.lang, size: 12pt, fill: ink, hyphenate: false)
#set text(dir: if given.lang == "ar" { rtl } else { ltr })
// Joined pairs such as لا and في are copied out of order by some readers; they look the same drawn apart.
#set text(features: (rlig: 0))
#set par(leading: 0.7em)
#set page(
  paper: "a4", flipped: true, margin: (x: 30mm, top: 24mm, bottom: 20mm),
  background: pdf.artifact[
    #place(top + left, dx: 10mm, dy: 10mm, rect(width: 277mm, height: 190mm, stroke: 0.8pt + teal))
    #place(top + left, dx: 10mm, dy: 10mm, rect(width: 277mm, height: 3.2mm, fill: teal))
  ],
)
#show heading.where(level: 1): it => text(size: 27pt, weight: "semibold", fill: teal, it.body)

#text(size: 12pt, weight: "semibold", fill: quiet)[#given.centre]
#v(5mm)
= #given.heading
#v(7mm)
#text(fill: quiet)[#given.awardedTo]
#v(2.5mm)
#text(size: long(given.holder, (30pt, 22pt, 16pt)), weight: "semibold")[#given.holder]
#v(4mm)
#given.statement
#v(2.5mm)
#text(size: long(given.activity, (18pt, 15pt, 12pt)), weight: "semibold")[#given.activity]
#v(1.5mm)
#text(fill: quiet)[#given.when]
#if given.effort != "" [
  #v(0.5mm)
  #text(fill: quiet)[#given.effort]
]
#place(bottom + start, block(width: 100%)[
  #grid(columns: (1fr, auto), column-gutter: 12mm, align: (start + bottom, end + bottom),
    [
      #if given.signatory != "" [
        #pdf.artifact(line(length: 70mm, stroke: 0.6pt + quiet))
        #v(-1mm)
        #text(weight: "semibold")[#given.signatory]
        #if given.signatoryTitle != "" [ \\ #text(size: 10pt, fill: quiet)[#given.signatoryTitle] ]
        #v(2mm)
      ]
      #text(size: 10pt, fill: quiet)[#given.issued]
    ],
    grid(columns: (auto, auto), column-gutter: 4mm, align: (end + bottom, end + bottom),
      block(width: 74mm)[
        #set text(size: 9pt, fill: quiet)
        #set align(end)
        #given.verify \\
        #text(dir: ltr, fill: ink)[#link(given.url)[#given.urlShown]] \\
        #given.serialLabel #text(dir: ltr, weight: "semibold", fill: ink)[#given.serial]
      ],
      image(bytes(given.qr), format: "svg", width: 26mm, alt: given.qrAlt),
    ),
  )
])
`;
