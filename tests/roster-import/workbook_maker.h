// Workbooks a test writes part by part, as spreadsheets and other programs write them.
#pragma once

#include <zip.h>

#include <cstring>
#include <map>
#include <string>

namespace hinanjo::test {

using Parts = std::map<std::string, std::string>;

// The bytes of a ZIP file with these parts.
inline std::string zipOf(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(whole);
    zip_t* zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
    for (const auto& [name, text] : parts) {
        zip_source_t* part = zip_source_buffer(zip, text.data(), text.size(), 0);
        zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8);
    }
    zip_close(zip);
    zip_source_open(whole);
    zip_source_seek(whole, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(whole)), '\0');
    zip_source_seek(whole, 0, SEEK_SET);
    zip_source_read(whole, bytes.data(), bytes.size());
    zip_source_close(whole);
    zip_source_free(whole);
    zip_error_fini(&error);
    return bytes;
}

// One visible sheet 名簿 with `rows` in its sheetData, three styles (plain, a date, a Japanese date) and shared texts.
inline Parts workbookParts(const std::string& rows, const std::string& shared = {}) {
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const auto relation = [&](const std::string& id, const std::string& type, const std::string& target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + office + "/" + type + "\" Target=\"" + target + "\"/>";
    };
    const auto relations = [&](const std::string& inner) {
        return "<?xml version=\"1.0\"?><Relationships "
               "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
               inner + "</Relationships>";
    };
    return {
        {"_rels/.rels", relations(relation("r1", "officeDocument", "xl/workbook.xml"))},
        {"xl/_rels/workbook.xml.rels",
         relations(relation("s1", "worksheet", "worksheets/sheet1.xml") + relation("s2", "styles", "styles.xml") +
                   relation("s3", "sharedStrings", "/xl/sharedStrings.xml"))},
        {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                                "\"><workbookPr/><sheets><sheet name=\"名簿\" sheetId=\"1\" r:id=\"s1\"/></sheets>"
                                "</workbook>"},
        {"xl/styles.xml",
         "<styleSheet xmlns=\"" + main +
             "\"><numFmts><numFmt numFmtId=\"176\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;d\"/></numFmts>"
             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>"},
        {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + shared + "</sst>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData></worksheet>"},
    };
}

}  // namespace hinanjo::test
