// A keyring: what it is, what a draft changes, who must still sign. Russian.
import type { Texts } from "..";
import { devices, many, role } from "./words";

const roots = (count: number): string => many(count, "человек с ролью root", "человека с ролью root", "человек с ролью root");

export const keyring: Texts["keyring"] = {
  changeTitle: (version) => `Следующая связка ключей: версия ${version}`,
  signTitle: (version) => `Подписать связку ключей версии ${version}`,
  lead: "Связка ключей говорит, кто что может подписывать. Каждое устройство само проверяет изменение.",
  changes: "Что меняется",
  onlyDates: "Ничего, кроме дат.",
  newKeys: "Новые ключи: введите то, что услышали",
  newKeysHelp: "Позвоните этому человеку. Он читает шесть слов со своего экрана. Введите то, что слышите: у ключа, подсунутого сервером, слова другие.",
  heard: (name) => `Шесть слов, которые прочёл вам человек: ${name}`,
  own: (name) => `Ключ сделан в этом браузере: ${name}.`,
  signedBy: "Уже подписали",
  missing: "Не хватает",
  missingOld: (count) => `${roots(count)} из действующей связки`,
  missingNew: (count) => `${roots(count)} из новой связки`,
  missingKey: (name) => `подписи нового ключа: ${name}`,
  complete: "Ничего: устройства примут её.",
  words: "Десять слов этой связки",
  go: "Подписать ключом",
  rootWhy: "Вы root: ваша подпись считается для изменения.",
  counterWhy: "Ваш новый ключ подписывает связку, в которую входит. Это доказывает, что он у вас и что вы это видели.",
  impossible: (list) => `Пока никто не сможет: ${list.map((one) => actions[one]).join(", ")}.`,
};

export const change: Texts["change"] = {
  add: "Кого добавить",
  none: "Ни один ключ не ждёт. Пригласите кого-нибудь в консоли; он сделает здесь свой ключ, и тот появится.",
  roles: (name) => `Роли: ${name}`,
  remove: "Кого убрать",
  removeHelp: "Ключи и роли этих людей кончаются с этой версией.",
  renew: "Действительна ещё год с сегодняшнего дня",
  endSolo: "Один человек больше ничего не решает. Это нельзя вернуть.",
  endsSolo: "Со вторым человеком пробный режим кончается: стирание с тех пор навсегда требует двоих.",
  needRoot: "Второй человек тоже должен быть root: иначе эту связку больше никто не сможет изменить.",
  draft: "Составить и показать, что меняется",
  edit: "Изменить черновик",
  nothing: "Выберите, что изменить.",
};

export const actions: Texts["actions"] = {
  wipe_container: "стереть контейнер",
  wipe_device: "стереть устройство",
  unenroll: "отключить устройство",
  unlock: "снять блокировку",
  unblock_screen: "разрешить снимки экрана",
  release_hold: "снять запрет стирания",
  keyring: "изменить связку ключей",
  release: "снять все блокировки одного ключа сервера",
};

export const changed: Texts["changed"] = {
  "person added": (name) => `Входит: ${name}.`,
  "person removed": (name) => `Уходит, со всеми ключами и ролями: ${name}.`,
  "person renamed": (name, before) => `${before} теперь называется ${name}.`,
  "key added": (name, entry) => `Новый ключ: ${name}, ${entry}.`,
  "key removed": (name, entry) => `Ключ кончается: ${name}, ${entry}.`,
  "key changed": (name, entry, before) => `Ключ становится таким: ${name}, ${entry}. Был: ${before}.`,
  "role gained": (name, of) => `Теперь подписывает в роли «${role[of]}»: ${name}.`,
  "role lost": (name, of) => `Больше не подписывает в роли «${role[of]}»: ${name}.`,
  "server key added": (id) => `Новый ключ сервера: ${id}.`,
  "server key removed": (id) => `Ключ сервера ${id} кончается. Его блокировки стоят, пока люди их не снимут.`,
  "valid until": (expires, before) => `Действует до ${expires}, а не до ${before}.`,
  "solo ends": "Пробный режим кончается: один человек больше ничего не решает. Это не возвращается.",
  "demo ends": "Демонстрация кончается: ключи в файлах и ключи localhost больше не считаются. Это не возвращается.",
  ladder: (action, most, ways, before) => `Чтобы ${actions[action]} (${devices(most)} или меньше), нужно: ${ways}. Прежде: ${before}.`,
  noRung: "для стольких правила нет",
  limits: (most, days) => `Приказ касается самое большее стольких: ${devices(most)}. Он живёт самое большее ${days} дн.`,
  addresses: (list) => `Устройства находят сервер по адресам: ${list}.`,
  log: (origin, key) => `Журнал: ${origin}, ключ ${key}.`,
  "log generation": "Новое поколение журнала: устройства забывают, какой длины журнал они видели.",
  witnesses: (quorum, list) => `Свидетели журнала: ${quorum} из ${list}.`,
  recovery: (threshold, list) =>
    `Контейнеры восстанавливают столькими ключами: ${threshold}, из этих: ${list}. Существующие контейнеры остаются запечатанными для старых.`,
  predecessors: (count) => `Она продолжает несколько связок сразу (${count}), и эта страница знает одну из них. Подписывайте, только если знаете, почему их было несколько.`,
  none: "нет",
  backup: "может лежать в облаке",
  file: "файла",
};
