#include "bench/documents.h"

#include <google/protobuf/util/json_util.h>

#include <fstream>

#include "shelter/v1/events.pb.h"

namespace hinanjo::bench {

base::Result<std::string> documentOf(const event::StoredEvent& event) {
    shelter::v1::Event message;
    if (!message.ParseFromString(event.bytes)) return base::fail(base::ErrorCode::Invalid, "not an event");
    message.clear_event_id();
    message.clear_log_id();
    message.clear_sequence();
    message.clear_previous();
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    std::string fields;
    if (!google::protobuf::util::MessageToJsonString(message, &fields, options).ok())
        return base::fail(base::ErrorCode::Invalid, "an event that is not UTF-8");
    // `fields` is an object: its first member follows ours.
    return "{\"_id\":\"" + event.envelope.id.hex() + "\"" + (fields == "{}" ? "" : ",") + fields.substr(1);
}

base::Status writeDocuments(const std::filesystem::path& path, std::span<const event::StoredEvent> events) {
    std::ofstream file(path);
    for (const event::StoredEvent& event : events) {
        HINANJO_ASSIGN(const std::string line, documentOf(event));
        file << line << '\n';
    }
    file.close();
    return file ? base::Status{} : base::Status(base::fail(base::ErrorCode::Unavailable, path.string()));
}

}  // namespace hinanjo::bench
