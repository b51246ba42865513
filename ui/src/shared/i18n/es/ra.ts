import type { Messages } from '../en/index.js';

/** The library's own texts. */
const ra: Messages['ra'] = {
  action: {
    add_filter: 'Añadir filtro', add: 'Añadir', back: 'Atrás', bulk_actions: '1 elegido |||| %{smart_count} elegidos', cancel: 'Cancelar', clear_array_input: 'Vaciar la lista', clear_input_value: 'Borrar valor', clone: 'Duplicar',
    confirm: 'Confirmar', create: 'Crear', create_item: 'Crear %{item}', delete: 'Eliminar', edit: 'Editar', export: 'Exportar', list: 'Lista', refresh: 'Actualizar', remove_filter: 'Quitar este filtro', remove_all_filters: 'Quitar todos los filtros',
    remove: 'Quitar', reset: 'Restablecer', save: 'Guardar', search: 'Buscar', search_columns: 'Buscar columnas', select_all: 'Elegir todo', select_all_button: 'Elegir todo', select_row: 'Elegir esta fila', show: 'Mostrar', sort: 'Ordenar', undo: 'Deshacer',
    unselect: 'No elegir', expand: 'Desplegar', close: 'Cerrar', open_menu: 'Abrir menú', close_menu: 'Cerrar menú', update: 'Actualizar', move_up: 'Subir', move_down: 'Bajar', open: 'Abrir', toggle_theme: 'Claro u oscuro', select_columns: 'Columnas', update_application: 'Recargar la aplicación',
  },
  boolean: { true: 'Sí', false: 'No', null: ' ' },
  page: {
    create: 'Crear %{name}', dashboard: 'Panel', edit: '%{name} %{recordRepresentation}', error: 'Algo salió mal', list: '%{name}', loading: 'Cargando', not_found: 'No encontrado', show: '%{name} %{recordRepresentation}', empty: 'Aún no hay %{name}.',
    invite: '¿Quieres añadir uno?', access_denied: 'Acceso denegado', authentication_error: 'Error de autenticación',
  },
  input: {
    file: { upload_several: 'Suelta archivos o haz clic para elegir uno.', upload_single: 'Suelta un archivo o haz clic para elegirlo.' },
    image: { upload_several: 'Suelta imágenes o haz clic para elegir una.', upload_single: 'Suelta una imagen o haz clic para elegirla.' },
    references: { all_missing: 'No se encuentran los datos de referencia.', many_missing: 'Al menos una de las referencias ya no está disponible.', single_missing: 'La referencia ya no está disponible.' },
    password: { toggle_visible: 'Ocultar contraseña', toggle_hidden: 'Mostrar contraseña' },
  },
  message: {
    about: 'Acerca de', access_denied: 'No tienes permiso para ver esta página', are_you_sure: '¿Seguro?', authentication_error: 'El servidor de acceso devolvió un error y no se pudieron comprobar tus datos.', auth_error: 'Hubo un error al comprobar la sesión.',
    bulk_delete_content: '¿Eliminar este elemento: %{name}? |||| ¿Eliminar estos %{smart_count} elementos?', bulk_delete_title: 'Eliminar %{name} |||| Eliminar %{smart_count} %{name}', bulk_update_content: '¿Actualizar %{name} %{recordRepresentation}? |||| ¿Actualizar estos %{smart_count} elementos?',
    bulk_update_title: 'Actualizar %{name} %{recordRepresentation} |||| Actualizar %{smart_count} %{name}', clear_array_input: '¿Vaciar toda la lista?', delete_content: '¿Eliminar este elemento: %{name}?', delete_title: 'Eliminar %{name} %{recordRepresentation}', details: 'Detalles',
    error: 'Hubo un error en la página y la petición no se pudo completar.', invalid_form: 'El formulario no es válido. Revisa los campos', loading: 'Un momento', no: 'No', not_found: 'La dirección es incorrecta o el enlace ya no sirve.', select_all_limit_reached: 'Hay demasiados elementos. Solo se eligieron los primeros %{max}.',
    unsaved_changes: 'Hay cambios sin guardar. ¿Descartarlos?', yes: 'Sí', placeholder_data_warning: 'Problema de red: no se pudieron actualizar los datos.',
  },
  navigation: {
    clear_filters: 'Quitar filtros', no_filtered_results: 'Nada coincide con estos filtros: %{name}.', no_results: 'Sin resultados: %{name}', no_more_results: 'La página %{page} no existe. Prueba la anterior.', page_out_of_boundaries: 'La página %{page} no existe', page_out_from_end: 'No hay más páginas',
    page_out_from_begin: 'No hay página antes de la 1', page_range_info: '%{offsetBegin}-%{offsetEnd} de %{total}', partial_page_range_info: '%{offsetBegin}-%{offsetEnd} de más de %{offsetEnd}', current_page: 'Página %{page}', page: 'Ir a la página %{page}', first: 'Ir a la primera página', last: 'Ir a la última página',
    next: 'Ir a la página siguiente', previous: 'Ir a la página anterior', page_rows_per_page: 'Filas por página:', skip_nav: 'Saltar al contenido',
  },
  sort: { sort_by: 'Ordenar por %{field_lower_first} %{order}', ASC: 'ascendente', DESC: 'descendente' },
  auth: { auth_check_error: 'Entra para continuar', user_menu: 'Perfil', username: 'Usuario', password: 'Contraseña', email: 'Correo electrónico', sign_in: 'Entrar', sign_in_error: 'No se pudo entrar, inténtalo de nuevo', logout: 'Salir' },
  notification: {
    updated: 'Actualizado |||| %{smart_count} actualizados', created: 'Creado', deleted: 'Eliminado |||| %{smart_count} eliminados', bad_item: 'Elemento incorrecto', item_doesnt_exist: 'No existe', http_error: 'Error al hablar con el servidor', data_provider_error: 'Error al leer los datos.', i18n_error: 'No se pudieron cargar los textos de este idioma',
    canceled: 'Cancelado', logged_out: 'Tu sesión terminó, entra de nuevo.', not_authorized: 'No tienes permiso para esto.', application_update_available: 'Hay una versión nueva.', offline: 'Sin conexión. No se pudieron leer los datos.',
  },
  validation: {
    required: 'Obligatorio', minLength: 'Al menos %{min} caracteres', maxLength: 'Como mucho %{max} caracteres', minValue: 'Al menos %{min}', maxValue: 'Como mucho %{max}', number: 'Debe ser un número', email: 'Debe ser un correo válido', oneOf: 'Debe ser uno de: %{options}', regex: 'Debe tener este formato: %{pattern}', unique: 'Debe ser único',
  },
  saved_queries: {
    label: 'Consultas guardadas', query_name: 'Nombre de la consulta', new_label: 'Guardar esta consulta…', new_dialog_title: 'Guardar esta consulta como', remove_label: 'Quitar consulta guardada', remove_label_with_name: 'Quitar la consulta «%{name}»', remove_dialog_title: '¿Quitar la consulta guardada?',
    remove_message: '¿Quitar este elemento de tus consultas guardadas?', help: 'Filtra la lista y guarda la consulta para después',
  },
  guesser: { empty: { title: 'No hay datos', message: 'Comprueba el origen de los datos' } },
  configurable: {
    customize: 'Personalizar', configureMode: 'Configurar esta página', inspector: { title: 'Inspector', content: 'Pasa el cursor por los elementos para configurarlos', reset: 'Restablecer', hideAll: 'Ocultar todo', showAll: 'Mostrar todo' },
    Datagrid: { title: 'Tabla', unlabeled: 'Columna sin nombre n.º %{column}' }, SimpleForm: { title: 'Formulario', unlabeled: 'Campo sin nombre n.º %{input}' }, SimpleList: { title: 'Lista', primaryText: 'Texto principal', secondaryText: 'Texto secundario', tertiaryText: 'Texto terciario' },
  },
};

export default ra;
