import type { Messages } from '../en/index.js';

/** The library's own texts. */
const ra: Messages['ra'] = {
  action: {
    add_filter: 'फ़िल्टर जोड़ें', add: 'जोड़ें', back: 'पीछे', bulk_actions: '1 चुना |||| %{smart_count} चुने', cancel: 'रहने दें', clear_array_input: 'सूची खाली करें', clear_input_value: 'मान हटाएँ', clone: 'नकल बनाएँ',
    confirm: 'पुष्टि करें', create: 'बनाएँ', create_item: '%{item} बनाएँ', delete: 'मिटाएँ', edit: 'बदलें', export: 'निर्यात', list: 'सूची', refresh: 'ताज़ा करें', remove_filter: 'यह फ़िल्टर हटाएँ', remove_all_filters: 'सभी फ़िल्टर हटाएँ',
    remove: 'हटाएँ', reset: 'वापस करें', save: 'सहेजें', search: 'खोजें', search_columns: 'कॉलम खोजें', select_all: 'सब चुनें', select_all_button: 'सब चुनें', select_row: 'यह पंक्ति चुनें', show: 'दिखाएँ', sort: 'क्रम', undo: 'वापस लें',
    unselect: 'चुनाव हटाएँ', expand: 'फैलाएँ', close: 'बंद करें', open_menu: 'मेनू खोलें', close_menu: 'मेनू बंद करें', update: 'बदलें', move_up: 'ऊपर', move_down: 'नीचे', open: 'खोलें', toggle_theme: 'हल्का या गहरा', select_columns: 'कॉलम', update_application: 'ऐप फिर लोड करें',
  },
  boolean: { true: 'हाँ', false: 'नहीं', null: ' ' },
  page: {
    create: '%{name} बनाएँ', dashboard: 'डैशबोर्ड', edit: '%{name} %{recordRepresentation}', error: 'कुछ गड़बड़ हुई', list: '%{name}', loading: 'लोड हो रहा है', not_found: 'नहीं मिला', show: '%{name} %{recordRepresentation}', empty: 'अभी %{name} नहीं।',
    invite: 'क्या जोड़ना चाहेंगे?', access_denied: 'पहुँच नहीं', authentication_error: 'लॉग-इन में त्रुटि',
  },
  input: {
    file: { upload_several: 'फ़ाइलें यहाँ छोड़ें, या चुनने को क्लिक करें।', upload_single: 'फ़ाइल यहाँ छोड़ें, या चुनने को क्लिक करें।' },
    image: { upload_several: 'चित्र यहाँ छोड़ें, या चुनने को क्लिक करें।', upload_single: 'चित्र यहाँ छोड़ें, या चुनने को क्लिक करें।' },
    references: { all_missing: 'संबंधित डेटा नहीं मिला।', many_missing: 'कम से कम एक संबंधित रिकॉर्ड अब उपलब्ध नहीं।', single_missing: 'संबंधित रिकॉर्ड अब उपलब्ध नहीं।' },
    password: { toggle_visible: 'पासवर्ड छिपाएँ', toggle_hidden: 'पासवर्ड दिखाएँ' },
  },
  message: {
    about: 'परिचय', access_denied: 'आपको यह पृष्ठ देखने का अधिकार नहीं', are_you_sure: 'क्या आप निश्चित हैं?', authentication_error: 'लॉग-इन सर्वर ने त्रुटि दी और आपकी पहचान जाँची नहीं जा सकी।', auth_error: 'सत्र जाँचते समय त्रुटि हुई।',
    bulk_delete_content: 'क्या %{name} मिटाएँ? |||| क्या %{smart_count} रिकॉर्ड मिटाएँ?', bulk_delete_title: '%{name} मिटाएँ |||| %{smart_count} %{name} मिटाएँ', bulk_update_content: 'क्या %{name} %{recordRepresentation} बदलें? |||| क्या %{smart_count} रिकॉर्ड बदलें?',
    bulk_update_title: '%{name} %{recordRepresentation} बदलें |||| %{smart_count} %{name} बदलें', clear_array_input: 'क्या पूरी सूची खाली करें?', delete_content: 'क्या %{name} मिटाएँ?', delete_title: '%{name} %{recordRepresentation} मिटाएँ', details: 'विवरण',
    error: 'पृष्ठ में त्रुटि हुई और अनुरोध पूरा नहीं हो सका।', invalid_form: 'फ़ॉर्म सही नहीं है। खाने जाँचें', loading: 'कृपया रुकें', no: 'नहीं', not_found: 'पता गलत है या लिंक पुराना है।', select_all_limit_reached: 'बहुत सारे रिकॉर्ड हैं। केवल पहले %{max} चुने गए।',
    unsaved_changes: 'कुछ बदलाव सहेजे नहीं गए। छोड़ दें?', yes: 'हाँ', placeholder_data_warning: 'नेटवर्क समस्या: डेटा ताज़ा नहीं हुआ।',
  },
  navigation: {
    clear_filters: 'फ़िल्टर हटाएँ', no_filtered_results: 'इन फ़िल्टरों से %{name} नहीं मिला।', no_results: '%{name} नहीं मिला', no_more_results: 'पृष्ठ %{page} नहीं है। पिछला देखें।', page_out_of_boundaries: 'पृष्ठ %{page} नहीं है', page_out_from_end: 'आगे पृष्ठ नहीं',
    page_out_from_begin: 'पृष्ठ 1 से पहले नहीं', page_range_info: '%{total} में से %{offsetBegin}-%{offsetEnd}', partial_page_range_info: '%{offsetBegin}-%{offsetEnd}, %{offsetEnd} से अधिक में से', current_page: 'पृष्ठ %{page}', page: 'पृष्ठ %{page} पर जाएँ', first: 'पहले पृष्ठ पर', last: 'अंतिम पृष्ठ पर',
    next: 'अगले पृष्ठ पर', previous: 'पिछले पृष्ठ पर', page_rows_per_page: 'प्रति पृष्ठ पंक्तियाँ:', skip_nav: 'सामग्री पर जाएँ',
  },
  sort: { sort_by: '%{field_lower_first} से क्रम, %{order}', ASC: 'बढ़ता', DESC: 'घटता' },
  auth: { auth_check_error: 'जारी रखने को लॉग-इन करें', user_menu: 'प्रोफ़ाइल', username: 'नाम', password: 'पासवर्ड', email: 'ई-मेल', sign_in: 'लॉग-इन करें', sign_in_error: 'लॉग-इन नहीं हुआ, फिर कोशिश करें', logout: 'लॉग-आउट' },
  notification: {
    updated: 'बदला |||| %{smart_count} बदले', created: 'बना', deleted: 'मिटा |||| %{smart_count} मिटे', bad_item: 'गलत रिकॉर्ड', item_doesnt_exist: 'ऐसा रिकॉर्ड नहीं', http_error: 'सर्वर से बात में त्रुटि', data_provider_error: 'डेटा पढ़ने में त्रुटि।', i18n_error: 'इस भाषा के पाठ लोड नहीं हुए',
    canceled: 'रद्द', logged_out: 'सत्र समाप्त, फिर लॉग-इन करें।', not_authorized: 'आपको इसका अधिकार नहीं।', application_update_available: 'नया संस्करण उपलब्ध है।', offline: 'कनेक्शन नहीं। डेटा नहीं पढ़ा गया।',
  },
  validation: {
    required: 'ज़रूरी', minLength: 'कम से कम %{min} अक्षर', maxLength: 'अधिकतम %{max} अक्षर', minValue: 'कम से कम %{min}', maxValue: 'अधिकतम %{max}', number: 'संख्या होनी चाहिए', email: 'सही ई-मेल होनी चाहिए', oneOf: 'इनमें से एक: %{options}', regex: 'यह रूप चाहिए: %{pattern}', unique: 'विशिष्ट होना चाहिए',
  },
  saved_queries: {
    label: 'सहेजी खोजें', query_name: 'खोज का नाम', new_label: 'यह खोज सहेजें…', new_dialog_title: 'खोज इस नाम से सहेजें', remove_label: 'सहेजी खोज हटाएँ', remove_label_with_name: 'खोज “%{name}” हटाएँ', remove_dialog_title: 'सहेजी खोज हटाएँ?',
    remove_message: 'क्या इसे सहेजी खोजों से हटाएँ?', help: 'सूची छाँटें और बाद के लिए खोज सहेजें',
  },
  guesser: { empty: { title: 'डेटा नहीं', message: 'डेटा का स्रोत जाँचें' } },
  configurable: {
    customize: 'अनुकूल करें', configureMode: 'यह पृष्ठ अनुकूल करें', inspector: { title: 'निरीक्षक', content: 'अनुकूल करने को तत्वों पर जाएँ', reset: 'वापस करें', hideAll: 'सब छिपाएँ', showAll: 'सब दिखाएँ' },
    Datagrid: { title: 'तालिका', unlabeled: 'बिना नाम का कॉलम %{column}' }, SimpleForm: { title: 'फ़ॉर्म', unlabeled: 'बिना नाम का खाना %{input}' }, SimpleList: { title: 'सूची', primaryText: 'मुख्य पाठ', secondaryText: 'दूसरा पाठ', tertiaryText: 'तीसरा पाठ' },
  },
};

export default ra;
