#include "domain/person.h"

#include <algorithm>

namespace hinanjo::domain {

PersonDescribed& PersonDescribed::set(PersonField field, std::string value) {
    const auto it = std::ranges::find(fields, field, &FieldValue::field);
    if (it != fields.end()) {
        it->value = std::move(value);
    } else {
        fields.push_back({field, std::move(value)});
    }
    return *this;
}

const std::string* PersonDescribed::find(PersonField field) const {
    const auto it = std::ranges::find(fields, field, &FieldValue::field);
    return it == fields.end() ? nullptr : &it->value;
}

}  // namespace hinanjo::domain
