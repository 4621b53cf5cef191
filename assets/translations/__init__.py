"""Chinese for everything the program says in English: `pinxun_zh.ts` is edited, `pinxun_zh.qm` is made of it."""
