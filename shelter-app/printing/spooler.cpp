#include "printing/spooler.h"

#include <cups/cups.h>

#include <algorithm>
#include <memory>

namespace hinanjo::printing {
namespace {

using base::ErrorCode;
using base::fail;

using HttpPtr = std::unique_ptr<http_t, decltype(&httpClose)>;
using DestPtr = std::unique_ptr<cups_dest_t, void (*)(cups_dest_t*)>;
using InfoPtr = std::unique_ptr<cups_dinfo_t, decltype(&cupsFreeDestInfo)>;
using IppPtr = std::unique_ptr<ipp_t, decltype(&ippDelete)>;

// How long printers on the network have to answer.
constexpr int kBrowseMs = 1500;

// Options of a job; freed with it.
class JobOptions {
public:
    ~JobOptions() { cupsFreeOptions(m_count, m_options); }
    JobOptions() = default;
    JobOptions(const JobOptions&) = delete;
    JobOptions& operator=(const JobOptions&) = delete;

    // A printer may abort a whole job for an option it does not know.
    void add(http_t* http, cups_dest_t* dest, cups_dinfo_t* info, const char* name, const char* value) {
        if (cupsCheckDestSupported(http, dest, info, name, value) != 0)
            m_count = cupsAddOption(name, value, m_count, &m_options);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] cups_option_t* get() const { return m_options; }

private:
    int m_count = 0;
    cups_option_t* m_options = nullptr;
};

base::Error lastError(ErrorCode code, const std::string& what) {
    const char* said = cupsLastErrorString();
    return {code, what + ": " + (said != nullptr && *said != '\0' ? said : "no reason given")};
}

HttpPtr connect(const Spooler::Options& options) {
    // libcups keeps the server for each thread, and asks it even where a connection is given.
    cupsSetServer(options.server.empty() ? nullptr : options.server.c_str());
    const int patience = static_cast<int>(options.patience.count());
    return {
        httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, patience, nullptr),
        &httpClose};
}

std::string option(const cups_dest_t& dest, const char* name) {
    const char* value = cupsGetOption(name, dest.num_options, dest.options);
    return value != nullptr ? value : "";
}

DestPtr named(http_t* http, const std::string& printer) {
    return {cupsGetNamedDest(http, printer.c_str(), nullptr), [](cups_dest_t* dest) { cupsFreeDests(1, dest); }};
}

// Asks `resource` of whoever `http` leads to.
IppPtr request(http_t* http, ipp_op_t operation, const std::string& resource, const std::string& uri, int job,
               std::initializer_list<const char*> wanted) {
    ipp_t* out = ippNewRequest(operation);
    ippAddString(out, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    if (job > 0) ippAddInteger(out, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    ippAddString(out, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, cupsUser());
    ippAddStrings(out, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", static_cast<int>(wanted.size()),
                  nullptr, wanted.begin());
    return {cupsDoRequest(http, out, resource.c_str()), &ippDelete};
}

std::vector<std::string> strings(ipp_t* answer, const char* name) {
    std::vector<std::string> out;
    ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int i = 0; i < ippGetCount(attribute); ++i) {
        if (const char* text = ippGetString(attribute, i, nullptr)) out.emplace_back(text);
    }
    return out;
}

int integer(ipp_t* answer, const char* name) {
    ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    return attribute != nullptr ? ippGetInteger(attribute, 0) : 0;
}

// The queue's own address at the spooler.
std::string queueUri(const std::string& printer) {
    char uri[1024];
    httpAssembleURIf(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", nullptr, "localhost", 0, "/printers/%s",
                     printer.c_str());
    return uri;
}

Trouble reasonsOf(ipp_t* answer) {
    return troubleOf(strings(answer, "printer-state-reasons"));
}

// Speaks IPP itself, so that it can be asked without the spooler, which hears late that somebody pulled the plug.
bool speaksIpp(const cups_dest_t& dest) {
    const std::string uri = option(dest, "device-uri");
    return uri.starts_with("ipp:") || uri.starts_with("ipps:") || uri.find("._ipp") != std::string::npos;
}

Trouble askPrinter(cups_dest_t* dest, std::chrono::milliseconds patience) {
    char resource[1024] = "";
    const HttpPtr direct(cupsConnectDest(dest, CUPS_DEST_FLAGS_DEVICE, static_cast<int>(patience.count()), nullptr,
                                         resource, sizeof resource, nullptr, nullptr),
                         &httpClose);
    if (!direct) return Trouble::Off;
    // By the name it was found under it would not know itself.
    char host[256];
    char uri[1024];
    httpAssembleURI(HTTP_URI_CODING_ALL, uri, sizeof uri, "ipp", nullptr,
                    httpGetHostname(direct.get(), host, sizeof host), httpAddrPort(httpGetAddress(direct.get())),
                    resource);
    const IppPtr answer =
        request(direct.get(), IPP_OP_GET_PRINTER_ATTRIBUTES, resource, uri, 0, {"printer-state-reasons"});
    return answer ? reasonsOf(answer.get()) : Trouble::Off;
}

Trouble askQueue(http_t* http, const std::string& printer) {
    const IppPtr answer = request(http, IPP_OP_GET_PRINTER_ATTRIBUTES, "/printers/" + printer, queueUri(printer), 0,
                                  {"printer-state-reasons"});
    return answer ? reasonsOf(answer.get()) : Trouble::Other;
}

Trouble troubleNow(http_t* http, cups_dest_t* dest, std::chrono::milliseconds patience) {
    return speaksIpp(*dest) ? askPrinter(dest, patience) : askQueue(http, dest->name);
}

int take(void* found, unsigned flags, cups_dest_t* dest) {
    if ((flags & CUPS_DEST_FLAGS_REMOVED) != 0 || dest->instance != nullptr) return 1;
    auto& printers = *static_cast<std::vector<Printer>*>(found);
    Printer printer;
    printer.name = dest->name;
    printer.location = option(*dest, "printer-location");
    printer.model = option(*dest, "printer-make-and-model");
    printer.preferred = dest->is_default != 0;
    if (std::ranges::find(printers, printer.name, &Printer::name) == printers.end())
        printers.push_back(std::move(printer));
    return 1;
}

Phase phaseOf(ipp_jstate_t state) {
    switch (state) {
        case IPP_JSTATE_PENDING:
        case IPP_JSTATE_HELD:
            return Phase::Waiting;
        case IPP_JSTATE_CANCELED:
            return Phase::Cancelled;
        case IPP_JSTATE_ABORTED:
            return Phase::Refused;
        case IPP_JSTATE_COMPLETED:
            return Phase::Done;
        default:
            return Phase::Printing;
    }
}

}  // namespace

base::Result<std::vector<Printer>> Spooler::find() const {
    if (!connect(m_options)) return fail(lastError(ErrorCode::Unavailable, "spooler"));
    base::Result<std::vector<Printer>> out{std::vector<Printer>{}};
    cupsEnumDests(CUPS_DEST_FLAGS_NONE, kBrowseMs, nullptr, 0, 0, &take, &*out);
    std::ranges::stable_sort(*out, [](const Printer& a, const Printer& b) { return a.preferred && !b.preferred; });
    return out;
}

base::Result<Trouble> Spooler::ask(const std::string& printer) const {
    const HttpPtr http = connect(m_options);
    if (!http) return fail(lastError(ErrorCode::Unavailable, "spooler"));
    const DestPtr dest = named(http.get(), printer);
    if (!dest) return fail(lastError(ErrorCode::NotFound, "printer " + printer));
    return troubleNow(http.get(), dest.get(), m_options.patience);
}

base::Result<Job> Spooler::submit(const std::string& printer, const std::string& title, std::string_view pdf) const {
    const HttpPtr http = connect(m_options);
    if (!http) return fail(lastError(ErrorCode::Unavailable, "spooler"));
    const DestPtr dest = named(http.get(), printer);
    if (!dest) return fail(lastError(ErrorCode::NotFound, "printer " + printer));
    const InfoPtr info(cupsCopyDestInfo(http.get(), dest.get()), &cupsFreeDestInfo);
    if (!info) return fail(lastError(ErrorCode::Unavailable, "printer " + printer));
    JobOptions options;
    options.add(http.get(), dest.get(), info.get(), CUPS_MEDIA, CUPS_MEDIA_A4);
    options.add(http.get(), dest.get(), info.get(), CUPS_SIDES, CUPS_SIDES_ONE_SIDED);
    Job job{printer, 0};
    const auto created =
        cupsCreateDestJob(http.get(), dest.get(), info.get(), &job.id, title.c_str(), options.count(), options.get());
    if (created > IPP_STATUS_OK_EVENTS_COMPLETE) {
        const bool closed = created == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS || created == IPP_STATUS_ERROR_FORBIDDEN ||
                            created == IPP_STATUS_ERROR_NOT_AUTHORIZED;
        return fail(lastError(closed ? ErrorCode::Denied : ErrorCode::Unavailable, "job"));
    }
    const bool sent = cupsStartDestDocument(http.get(), dest.get(), info.get(), job.id, title.c_str(), CUPS_FORMAT_PDF,
                                            options.count(), options.get(), 1) == HTTP_STATUS_CONTINUE &&
                      cupsWriteRequestData(http.get(), pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE &&
                      cupsFinishDestDocument(http.get(), dest.get(), info.get()) <= IPP_STATUS_OK_EVENTS_COMPLETE;
    if (sent) return job;
    const base::Error why = lastError(ErrorCode::Unavailable, "document");
    (void)cupsCancelDestJob(http.get(), dest.get(), job.id);
    return fail(why);
}

base::Result<JobState> Spooler::look(const Job& job) const {
    const HttpPtr http = connect(m_options);
    if (!http) return fail(lastError(ErrorCode::Unavailable, "spooler"));
    const IppPtr answer =
        request(http.get(), IPP_OP_GET_JOB_ATTRIBUTES, "/printers/" + job.printer, queueUri(job.printer), job.id,
                {"job-state", "job-state-reasons", "job-media-sheets-completed", "job-printer-state-message"});
    const int state = answer ? integer(answer.get(), "job-state") : 0;
    if (state == 0) return fail(lastError(ErrorCode::NotFound, "job " + std::to_string(job.id)));
    JobState out;
    out.phase = phaseOf(static_cast<ipp_jstate_t>(state));
    out.sheets = static_cast<std::uint32_t>(std::max(0, integer(answer.get(), "job-media-sheets-completed")));
    for (const std::string& text : strings(answer.get(), "job-printer-state-message"))
        out.detail = text;
    if (out.phase != Phase::Waiting && out.phase != Phase::Printing) return out;
    const DestPtr dest = named(http.get(), job.printer);
    out.trouble = dest ? troubleNow(http.get(), dest.get(), m_options.patience) : Trouble::Off;
    return out;
}

base::Status Spooler::cancel(const Job& job) const {
    const HttpPtr http = connect(m_options);
    if (!http) return fail(lastError(ErrorCode::Unavailable, "spooler"));
    const DestPtr dest = named(http.get(), job.printer);
    if (!dest) return fail(lastError(ErrorCode::NotFound, "printer " + job.printer));
    if (cupsCancelDestJob(http.get(), dest.get(), job.id) > IPP_STATUS_OK_EVENTS_COMPLETE)
        return fail(lastError(ErrorCode::NotFound, "job " + std::to_string(job.id)));
    return {};
}

}  // namespace hinanjo::printing
