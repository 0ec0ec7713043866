#include "print/locked_pdf.h"

// No PointerHolder of before version 11.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace hinanjo::print {

base::Result<std::string> lockPdf(std::string_view pdf, const std::string& password) {
    if (password.empty()) return base::fail(base::ErrorCode::Invalid, "pdf: no password");
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processMemoryFile("list.pdf", pdf.data(), pdf.size());
        QPDFWriter writer(document);
        writer.setOutputMemory();
        // The same password for reader and owner: an empty one for the owner would open it for everybody.
        writer.setR6EncryptionParameters(password.c_str(), password.c_str(), true, true, true, true, true, true,
                                         qpdf_r3p_full, true);
        writer.write();
        const auto bytes = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize());
    } catch (const std::exception& why) {
        return base::fail(base::ErrorCode::Invalid, std::string("pdf: ") + why.what());
    }
}

}  // namespace hinanjo::print
