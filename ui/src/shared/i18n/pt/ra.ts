import type { Messages } from '../en/index.js';

/** The library's own texts. */
const ra: Messages['ra'] = {
  action: {
    add_filter: 'Adicionar filtro', add: 'Adicionar', back: 'Voltar', bulk_actions: '1 escolhido |||| %{smart_count} escolhidos', cancel: 'Cancelar', clear_array_input: 'Esvaziar a lista', clear_input_value: 'Limpar valor', clone: 'Duplicar',
    confirm: 'Confirmar', create: 'Criar', create_item: 'Criar %{item}', delete: 'Excluir', edit: 'Editar', export: 'Exportar', list: 'Lista', refresh: 'Atualizar', remove_filter: 'Retirar este filtro', remove_all_filters: 'Retirar todos os filtros',
    remove: 'Retirar', reset: 'Redefinir', save: 'Salvar', search: 'Buscar', search_columns: 'Buscar colunas', select_all: 'Escolher tudo', select_all_button: 'Escolher tudo', select_row: 'Escolher esta linha', show: 'Mostrar', sort: 'Ordenar', undo: 'Desfazer',
    unselect: 'Não escolher', expand: 'Expandir', close: 'Fechar', open_menu: 'Abrir menu', close_menu: 'Fechar menu', update: 'Atualizar', move_up: 'Subir', move_down: 'Descer', open: 'Abrir', toggle_theme: 'Claro ou escuro', select_columns: 'Colunas', update_application: 'Recarregar a aplicação',
  },
  boolean: { true: 'Sim', false: 'Não', null: ' ' },
  page: {
    create: 'Criar %{name}', dashboard: 'Painel', edit: '%{name} %{recordRepresentation}', error: 'Algo deu errado', list: '%{name}', loading: 'Carregando', not_found: 'Não encontrado', show: '%{name} %{recordRepresentation}', empty: 'Ainda não há %{name}.',
    invite: 'Quer adicionar um?', access_denied: 'Acesso negado', authentication_error: 'Erro de autenticação',
  },
  input: {
    file: { upload_several: 'Solte arquivos ou clique para escolher um.', upload_single: 'Solte um arquivo ou clique para o escolher.' },
    image: { upload_several: 'Solte imagens ou clique para escolher uma.', upload_single: 'Solte uma imagem ou clique para a escolher.' },
    references: { all_missing: 'Não se encontram os dados de referência.', many_missing: 'Pelo menos uma das referências não está mais disponível.', single_missing: 'A referência não está mais disponível.' },
    password: { toggle_visible: 'Ocultar senha', toggle_hidden: 'Mostrar senha' },
  },
  message: {
    about: 'Sobre', access_denied: 'Não tem permissão para ver esta página', are_you_sure: 'Tem a certeza?', authentication_error: 'O servidor de acesso devolveu um erro e os seus dados não puderam ser verificados.', auth_error: 'Houve um erro ao verificar a sessão.',
    bulk_delete_content: 'Excluir este elemento: %{name}? |||| Excluir estes %{smart_count} elementos?', bulk_delete_title: 'Excluir %{name} |||| Excluir %{smart_count} %{name}', bulk_update_content: 'Atualizar %{name} %{recordRepresentation}? |||| Atualizar estes %{smart_count} elementos?',
    bulk_update_title: 'Atualizar %{name} %{recordRepresentation} |||| Atualizar %{smart_count} %{name}', clear_array_input: 'Esvaziar toda a lista?', delete_content: 'Excluir este elemento: %{name}?', delete_title: 'Excluir %{name} %{recordRepresentation}', details: 'Detalhes',
    error: 'Houve um erro na página e o pedido não pôde ser concluído.', invalid_form: 'O formulário não é válido. Verifique os campos', loading: 'Um momento', no: 'Não', not_found: 'O endereço está errado ou o link não vale mais.', select_all_limit_reached: 'Há demasiados elementos. Só foram escolhidos os primeiros %{max}.',
    unsaved_changes: 'Há alterações não salvas. Descartá-las?', yes: 'Sim', placeholder_data_warning: 'Problema de rede: os dados não puderam ser atualizados.',
  },
  navigation: {
    clear_filters: 'Retirar filtros', no_filtered_results: 'Nada corresponde a estes filtros: %{name}.', no_results: 'Sem resultados: %{name}', no_more_results: 'A página %{page} não existe. Tente a anterior.', page_out_of_boundaries: 'A página %{page} não existe', page_out_from_end: 'Não há mais páginas',
    page_out_from_begin: 'Não há página antes da 1', page_range_info: '%{offsetBegin}-%{offsetEnd} de %{total}', partial_page_range_info: '%{offsetBegin}-%{offsetEnd} de mais de %{offsetEnd}', current_page: 'Página %{page}', page: 'Ir para a página %{page}', first: 'Ir para a primeira página', last: 'Ir para a última página',
    next: 'Ir para a página seguinte', previous: 'Ir para a página anterior', page_rows_per_page: 'Linhas por página:', skip_nav: 'Saltar para o conteúdo',
  },
  sort: { sort_by: 'Ordenar por %{field_lower_first} %{order}', ASC: 'ascendente', DESC: 'descendente' },
  auth: { auth_check_error: 'Entre para continuar', user_menu: 'Perfil', username: 'Usuário', password: 'Senha', email: 'E-mail', sign_in: 'Entrar', sign_in_error: 'Não foi possível entrar, tente de novo', logout: 'Sair' },
  notification: {
    updated: 'Atualizado |||| %{smart_count} atualizados', created: 'Criado', deleted: 'Excluído |||| %{smart_count} excluídos', bad_item: 'Elemento incorreto', item_doesnt_exist: 'Não existe', http_error: 'Erro ao falar com o servidor', data_provider_error: 'Erro ao ler os dados.', i18n_error: 'Não foi possível carregar os textos deste idioma',
    canceled: 'Cancelado', logged_out: 'Sua sessão terminou, entre de novo.', not_authorized: 'Não tem permissão para isto.', application_update_available: 'Há uma versão nova.', offline: 'Sem conexão. Os dados não puderam ser lidos.',
  },
  validation: {
    required: 'Obrigatório', minLength: 'Pelo menos %{min} caracteres', maxLength: 'No máximo %{max} caracteres', minValue: 'Pelo menos %{min}', maxValue: 'No máximo %{max}', number: 'Tem de ser um número', email: 'Tem de ser um e-mail válido', oneOf: 'Tem de ser um de: %{options}', regex: 'Tem de ter este formato: %{pattern}', unique: 'Tem de ser único',
  },
  saved_queries: {
    label: 'Consultas salvas', query_name: 'Nome da consulta', new_label: 'Salvar esta consulta…', new_dialog_title: 'Salvar esta consulta como', remove_label: 'Retirar consulta salva', remove_label_with_name: 'Retirar a consulta “%{name}”', remove_dialog_title: 'Retirar a consulta salva?',
    remove_message: 'Retirar este elemento das suas consultas salvas?', help: 'Filtre a lista e salve a consulta para depois',
  },
  guesser: { empty: { title: 'Não há dados', message: 'Verifique a origem dos dados' } },
  configurable: {
    customize: 'Personalizar', configureMode: 'Configurar esta página', inspector: { title: 'Inspetor', content: 'Passe o cursor pelos elementos para os configurar', reset: 'Redefinir', hideAll: 'Ocultar tudo', showAll: 'Mostrar tudo' },
    Datagrid: { title: 'Tabela', unlabeled: 'Coluna sem nome n.º %{column}' }, SimpleForm: { title: 'Formulário', unlabeled: 'Campo sem nome n.º %{input}' }, SimpleList: { title: 'Lista', primaryText: 'Texto principal', secondaryText: 'Texto secundário', tertiaryText: 'Texto terciário' },
  },
};

export default ra;
