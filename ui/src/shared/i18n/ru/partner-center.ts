import type { Messages } from '../en/index.js';

const partnerCenterTexts: Pick<Messages, 'partnerCenter'> = {
  partnerCenter: {
    intro: 'Прайс-листы, потребление и резервирования Azure приходят из Microsoft Partner Center. Доступ — через приложение, зарегистрированное там для вашего арендатора.',
    change: 'Изменить',
    never: 'ещё нет',
    works: 'Вход выполнен: подключение работает.',
    simulated: 'Не Microsoft: симулятор на этой машине.',
    secretNote: 'Хранится зашифрованным и никогда не показывается.',
    linkTitle: 'Подписка Azure',
    linked: 'Её потребление загружается из Microsoft Partner Center.',
    notLinked: 'Потребление загружается, когда указана подписка Azure.',
    hint: {
      tenantId: 'GUID или домен вашего арендатора Microsoft, например contoso.onmicrosoft.com',
      clientId: 'Идентификатор зарегистрированного приложения',
      secret: 'Ключ зарегистрированного приложения',
      secretKept: 'Оставьте пустым, чтобы сохранить известный',
      country: 'Две буквы, например DE: определяет каталог и прайс-лист',
      applyOfferTerms: 'Условия предложения ещё вычитаются из цен прайс-листа',
      guid: 'GUID, как его показывает Partner Center',
      granularity: 'Нельзя изменить, когда потребление уже пришло',
    },
  },
};

export default partnerCenterTexts;
