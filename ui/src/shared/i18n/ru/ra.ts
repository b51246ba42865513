import type { Messages } from '../en/index.js';

/** The library's own texts. */
const ra: Messages['ra'] = {
  action: {
    add_filter: 'Добавить фильтр', add: 'Добавить', back: 'Назад', bulk_actions: 'Выбран %{smart_count} |||| Выбрано %{smart_count} |||| Выбрано %{smart_count}', cancel: 'Отмена', clear_array_input: 'Очистить список', clear_input_value: 'Очистить', clone: 'Копировать',
    confirm: 'Подтвердить', create: 'Создать', create_item: 'Создать %{item}', delete: 'Удалить', edit: 'Изменить', export: 'Выгрузить', list: 'Список', refresh: 'Обновить', remove_filter: 'Убрать этот фильтр', remove_all_filters: 'Убрать все фильтры',
    remove: 'Убрать', reset: 'Сбросить', save: 'Сохранить', search: 'Поиск', search_columns: 'Найти столбец', select_all: 'Выбрать всё', select_all_button: 'Выбрать всё', select_row: 'Выбрать эту строку', show: 'Показать', sort: 'Сортировать', undo: 'Вернуть',
    unselect: 'Снять выбор', expand: 'Развернуть', close: 'Закрыть', open_menu: 'Открыть меню', close_menu: 'Закрыть меню', update: 'Обновить', move_up: 'Выше', move_down: 'Ниже', open: 'Открыть', toggle_theme: 'Светлое или тёмное', select_columns: 'Столбцы', update_application: 'Перезагрузить приложение',
  },
  boolean: { true: 'Да', false: 'Нет', null: ' ' },
  page: {
    create: 'Создать: %{name}', dashboard: 'Обзор', edit: '%{name} %{recordRepresentation}', error: 'Что-то пошло не так', list: '%{name}', loading: 'Загрузка', not_found: 'Не найдено', show: '%{name} %{recordRepresentation}', empty: '%{name}: пока пусто.',
    invite: 'Добавить?', access_denied: 'Нет доступа', authentication_error: 'Ошибка входа',
  },
  input: {
    file: { upload_several: 'Перетащите файлы или нажмите, чтобы выбрать.', upload_single: 'Перетащите файл или нажмите, чтобы выбрать.' },
    image: { upload_several: 'Перетащите изображения или нажмите, чтобы выбрать.', upload_single: 'Перетащите изображение или нажмите, чтобы выбрать.' },
    references: { all_missing: 'Связанные данные не найдены.', many_missing: 'Хотя бы одна из связанных записей больше недоступна.', single_missing: 'Связанная запись больше недоступна.' },
    password: { toggle_visible: 'Скрыть пароль', toggle_hidden: 'Показать пароль' },
  },
  message: {
    about: 'О программе', access_denied: 'У вас нет прав на эту страницу', are_you_sure: 'Вы уверены?', authentication_error: 'Сервер входа вернул ошибку, проверить ваши данные не удалось.', auth_error: 'Ошибка при проверке сеанса.',
    bulk_delete_content: 'Удалить запись: %{name}? |||| Удалить записи: %{smart_count}? |||| Удалить записи: %{smart_count}?', bulk_delete_title: 'Удалить: %{name} |||| Удалить: %{name}, %{smart_count} |||| Удалить: %{name}, %{smart_count}', bulk_update_content: 'Обновить %{name} %{recordRepresentation}? |||| Обновить записи: %{smart_count}? |||| Обновить записи: %{smart_count}?',
    bulk_update_title: 'Обновить %{name} %{recordRepresentation} |||| Обновить: %{name}, %{smart_count} |||| Обновить: %{name}, %{smart_count}', clear_array_input: 'Очистить весь список?', delete_content: 'Удалить запись: %{name}?', delete_title: 'Удалить %{name} %{recordRepresentation}', details: 'Подробности',
    error: 'На странице произошла ошибка, запрос не выполнен.', invalid_form: 'Форма заполнена неверно. Проверьте поля', loading: 'Минуту', no: 'Нет', not_found: 'Адрес неверен или ссылка устарела.', select_all_limit_reached: 'Слишком много записей. Выбраны только первые %{max}.',
    unsaved_changes: 'Есть несохранённые изменения. Отбросить их?', yes: 'Да', placeholder_data_warning: 'Неполадки сети: данные не обновились.',
  },
  navigation: {
    clear_filters: 'Убрать фильтры', no_filtered_results: 'С этими фильтрами ничего нет: %{name}.', no_results: 'Ничего нет: %{name}', no_more_results: 'Страницы %{page} нет. Попробуйте предыдущую.', page_out_of_boundaries: 'Страницы %{page} нет', page_out_from_end: 'Дальше страниц нет',
    page_out_from_begin: 'Раньше страниц нет', page_range_info: '%{offsetBegin}–%{offsetEnd} из %{total}', partial_page_range_info: '%{offsetBegin}–%{offsetEnd} из более чем %{offsetEnd}', current_page: 'Страница %{page}', page: 'Перейти к странице %{page}', first: 'К первой странице', last: 'К последней странице',
    next: 'К следующей странице', previous: 'К предыдущей странице', page_rows_per_page: 'Строк на странице:', skip_nav: 'К содержанию',
  },
  sort: { sort_by: 'Сортировать: %{field_lower_first}, %{order}', ASC: 'по возрастанию', DESC: 'по убыванию' },
  auth: { auth_check_error: 'Войдите, чтобы продолжить', user_menu: 'Профиль', username: 'Имя', password: 'Пароль', email: 'E-mail', sign_in: 'Войти', sign_in_error: 'Войти не удалось, попробуйте снова', logout: 'Выйти' },
  notification: {
    updated: 'Обновлено |||| Обновлено: %{smart_count} |||| Обновлено: %{smart_count}', created: 'Создано', deleted: 'Удалено |||| Удалено: %{smart_count} |||| Удалено: %{smart_count}', bad_item: 'Неверная запись', item_doesnt_exist: 'Такой записи нет', http_error: 'Ошибка связи с сервером', data_provider_error: 'Ошибка чтения данных.', i18n_error: 'Не удалось загрузить тексты этого языка',
    canceled: 'Отменено', logged_out: 'Сеанс завершён, войдите снова.', not_authorized: 'У вас нет на это прав.', application_update_available: 'Есть новая версия.', offline: 'Нет связи. Данные не прочитаны.',
  },
  validation: {
    required: 'Обязательно', minLength: 'Не меньше %{min} знаков', maxLength: 'Не больше %{max} знаков', minValue: 'Не меньше %{min}', maxValue: 'Не больше %{max}', number: 'Должно быть числом', email: 'Должен быть верный e-mail', oneOf: 'Одно из: %{options}', regex: 'Нужен вид: %{pattern}', unique: 'Должно быть уникальным',
  },
  saved_queries: {
    label: 'Сохранённые запросы', query_name: 'Название запроса', new_label: 'Сохранить этот запрос…', new_dialog_title: 'Сохранить запрос как', remove_label: 'Удалить сохранённый запрос', remove_label_with_name: 'Удалить запрос «%{name}»', remove_dialog_title: 'Удалить сохранённый запрос?',
    remove_message: 'Удалить его из ваших сохранённых запросов?', help: 'Отфильтруйте список и сохраните запрос на потом',
  },
  guesser: { empty: { title: 'Данных нет', message: 'Проверьте источник данных' } },
  configurable: {
    customize: 'Настроить', configureMode: 'Настроить страницу', inspector: { title: 'Инспектор', content: 'Наведите на элемент, чтобы настроить его', reset: 'Сбросить', hideAll: 'Скрыть всё', showAll: 'Показать всё' },
    Datagrid: { title: 'Таблица', unlabeled: 'Столбец без названия №%{column}' }, SimpleForm: { title: 'Форма', unlabeled: 'Поле без названия №%{input}' }, SimpleList: { title: 'Список', primaryText: 'Основной текст', secondaryText: 'Дополнительный текст', tertiaryText: 'Третий текст' },
  },
};

export default ra;
